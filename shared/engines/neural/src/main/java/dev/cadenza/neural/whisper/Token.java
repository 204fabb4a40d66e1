package dev.cadenza.neural.whisper;

/**
 * A piece of text from the decoder.
 *
 * @param bytes UTF-8, of which it may be a part of a character
 * @param probability 0-1
 * @param time in seconds from the start of the sound: when the decoder's attention has passed it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Token(byte[] bytes, double probability, double time) {}
