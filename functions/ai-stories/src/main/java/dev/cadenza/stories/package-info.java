/**
 * The AI story worker and its pipeline: a story is written, narrated in several voices, and
 * produced as an audiobook, an EPUB with media overlays, Markdown and WebVTT.
 *
 * <p>Writers are behind {@code StoryWriter}, voices behind {@code shared/engines/narration}.
 */
package dev.cadenza.stories;
