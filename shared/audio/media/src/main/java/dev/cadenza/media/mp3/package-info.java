/** Encodes MP3 in this process, with the system's LAME. */
package dev.cadenza.media.mp3;
