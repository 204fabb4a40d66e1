/** Subtitle files of other programs. */
package dev.cadenza.media.subtitles.files;
