/**
 * Voice features, the distance between two voices, and the conversion of speech from one voice to
 * another.
 *
 * <p>All algorithms are signal processing on short pieces of audio, without training data. Only
 * {@link dev.cadenza.voiceprint.VoicePrint} and {@link dev.cadenza.voiceprint.VoiceConversion},
 * both plain records, are results. Independent of synthesis, owners and storage.
 */
package dev.cadenza.voiceprint;
