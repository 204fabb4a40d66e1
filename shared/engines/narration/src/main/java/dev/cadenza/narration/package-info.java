/**
 * Speaks a script in one or more voices, within the steps of a pipeline.
 *
 * <p>A {@link dev.cadenza.narration.Script} defines the text and its speakers, a {@link
 * dev.cadenza.narration.Cast} their voices; the {@link dev.cadenza.narration.Narrator} creates one
 * recording and the times of its sentences. Memory use does not depend on the duration. Independent
 * of the source of a text, the notation of speakers, and the use of the recording.
 */
package dev.cadenza.narration;
