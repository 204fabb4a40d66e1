/** Subtitles: cues laid out from timed words, SubRip and WebVTT. */
package dev.cadenza.media.subtitles;
