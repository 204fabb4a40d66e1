/** The text to speech worker and its pipeline. */
package dev.cadenza.tts;
