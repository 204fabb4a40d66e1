package dev.cadenza.tts;

/**
 * A chapter of a script.
 *
 * @param title empty for text before the first heading
 * @param sentence the index of its first sentence
 */
record PlannedChapter(String title, int sentence) {}
