/** Finds speech in recordings with Silero VAD. */
package dev.cadenza.neural.vad;
