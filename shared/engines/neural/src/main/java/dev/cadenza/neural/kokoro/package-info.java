/** Speaks with Kokoro-82M. */
package dev.cadenza.neural.kokoro;
