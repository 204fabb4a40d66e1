package dev.cadenza.stories;

import dev.cadenza.engines.story.Story;
import dev.cadenza.narration.Cast;

/**
 * A story, and who reads it.
 *
 * @param seed requested or random
 * @param writer the engine's name
 * @param quality the writer's
 */
record Written(Story story, long seed, String writer, String quality, Cast cast) {}
