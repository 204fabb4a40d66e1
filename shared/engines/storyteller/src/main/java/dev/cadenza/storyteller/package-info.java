/**
 * The embedded story writer, without a model: it plans first and writes afterwards.
 *
 * <p>It extracts hero, goal, thing and place from a prompt; fills an outline of chapters, scenes
 * and beats with people, places and threads; and writes every beat with a passage that fits the
 * story's state at that moment. All content is in the resource files, in a small language that
 * {@link dev.cadenza.storyteller.language.Template} and {@link dev.cadenza.storyteller.Outline}
 * define.
 *
 * <p>Stories depend only on the request and its seed, and a character speaks only while present.
 */
package dev.cadenza.storyteller;
