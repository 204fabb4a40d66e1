/**
 * Finds speech: pauses at which a recording can be split, and the channels of a recording that have
 * speech.
 */
package dev.cadenza.media.speech;
