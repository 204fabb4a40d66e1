/** Loudness (ITU-R BS.1770): filters, measuring, levelling to a target, a limiter of true peaks. */
package dev.cadenza.media.levels;
