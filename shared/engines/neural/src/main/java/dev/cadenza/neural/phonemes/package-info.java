/** Phonemes of texts, by espeak-ng's library. */
package dev.cadenza.neural.phonemes;
