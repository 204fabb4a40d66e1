/**
 * Sound and subtitles: what a file holds, its sound as 16-bit samples on disk, where people pause
 * in it, the ways back to a file that players know, and SubRip and WebVTT.
 *
 * <p>Media is untrusted. Nothing here decodes it inside this process: ffmpeg does, as a child with
 * limits on time, output, protocols and formats. Sound is read and written in pieces, so that an
 * hour of it never sits in memory. The package does not process the content of speech (that is for
 * engines), where files come from, and every network.
 */
package dev.cadenza.media;
