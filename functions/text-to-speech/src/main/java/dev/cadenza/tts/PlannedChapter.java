package dev.cadenza.tts;

/**
 * A chapter of a script.
 *
 * @param title empty for text before the first heading
 * @param sentence the index of its first sentence
 * @param number in the whole text, from 1; 0 in a plan of an older version
 */
record PlannedChapter(String title, int sentence, int number) {}
