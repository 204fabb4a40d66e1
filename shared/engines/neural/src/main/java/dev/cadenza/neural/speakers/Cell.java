package dev.cadenza.neural.speakers;

import dev.cadenza.media.TimeSpan;

/**
 * A short piece of speech, and the vector of the 0.8 s around it.
 *
 * @param stretch the number of the stretch of speech without pauses that it belongs to, from 0
 */
record Cell(TimeSpan span, int stretch, float[] vector) {}
