/**
 * The writer of stories that needs no model: it plans first and tells afterwards.
 *
 * <p>A prompt is read for its hero, goal, thing and place; an outline of chapters, scenes and beats
 * is filled with people, places and threads; and every beat is told by a passage that fits the
 * state of the world at that moment: who is there, what they have and know, where it is and when.
 * All of the craft is in the resource files, in a small language that {@link
 * dev.cadenza.storyteller.Template} and {@link dev.cadenza.storyteller.Outline} describe.
 *
 * <p>The package refuses to know the time, to draw chance from anywhere but the seed, and to let
 * anything be said by somebody who is not there.
 */
package dev.cadenza.storyteller;
