/**
 * Audio and subtitles: inspecting and decoding files, detecting speech, loudness, encoding for
 * players, SubRip and WebVTT.
 *
 * <p>Media is untrusted and is not decoded in this process: ffmpeg does this in a child process
 * with limits on time, output, protocols and formats. Audio is processed in blocks, so that memory
 * use does not depend on its length. The package is independent of engines, storage and network.
 */
package dev.cadenza.media;
