/**
 * PCM audio in memory and in WAV files: reading, writing, resampling, stretching, peaks for a
 * waveform. Audio is processed in blocks, so that memory use does not depend on its length.
 */
package dev.cadenza.media.wav;
