/**
 * The story writer without a model: it plans first and writes afterwards.
 *
 * <p>A prompt is read for its hero, goal, thing and place; an outline of chapters, scenes and beats
 * is filled with people, places and threads; and every beat is written with a passage that fits the
 * state of the world at that moment: who is there, what they have and know, where it is and when.
 * All of the craft is in the resource files, in a small language that {@link
 * dev.cadenza.storyteller.Template} and {@link dev.cadenza.storyteller.Outline} describe.
 *
 * <p>The package refuses to know the time, to draw chance from anywhere but the seed, and to let a
 * character speak who is not present.
 */
package dev.cadenza.storyteller;
