/**
 * Times, progress and cancellation of work on media; the packages below this one use them.
 *
 * <p>They read and write files ({@code ffmpeg}, {@code mp3}, {@code wav}), measure and level
 * loudness, find speech, and lay out subtitles. They are independent of engines, storage and
 * network.
 */
package dev.cadenza.media;
