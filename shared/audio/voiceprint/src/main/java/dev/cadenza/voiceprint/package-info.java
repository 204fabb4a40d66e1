/**
 * What a voice sounds like, in numbers; how far two voices are apart; and the conversion of speech
 * in one voice into speech in another.
 *
 * <p>All of it is signal processing on short pieces of sound: nothing is learned from other
 * people's voices, and nothing but {@link dev.cadenza.voiceprint.VoicePrint} and {@link
 * dev.cadenza.voiceprint.VoiceConversion}, both plain records, outlives a call. The package refuses
 * to speak, to know whose voice it is, and to keep anything.
 */
package dev.cadenza.voiceprint;
