/**
 * Reads and writes media files of any format. Mixes a dubbed voice into one. Media is untrusted and
 * is not decoded in this process: ffmpeg does this in a child process with limits on time, output,
 * protocols and formats.
 */
package dev.cadenza.media.ffmpeg;
