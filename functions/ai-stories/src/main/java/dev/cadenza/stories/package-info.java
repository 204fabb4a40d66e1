/**
 * The AI story worker and its pipeline: a story is written, spoken in several voices, and bound as
 * an audiobook, as an EPUB that reads along, as Markdown and as WebVTT.
 *
 * <p>Nothing here writes prose or speaks: writers are behind {@code StoryWriter}, voices behind
 * {@code shared/engines/narration}.
 */
package dev.cadenza.stories;
