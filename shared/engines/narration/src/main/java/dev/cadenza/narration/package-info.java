/**
 * Speaks a script in one or more voices, within the steps of a pipeline.
 *
 * <p>A {@link dev.cadenza.narration.Script} defines the text and its speakers, a {@link
 * dev.cadenza.narration.Cast} who has which voice; the {@link dev.cadenza.narration.Narrator} gives
 * one recording and the time of every sentence in it. Nothing here grows in memory with the
 * script's spoken length. It refuses to know where a text comes from, how its speakers are marked,
 * and what is made of the recording.
 */
package dev.cadenza.narration;
