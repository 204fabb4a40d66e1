/** Cloned voices: the base voice of each, and the conversion of its speech. */
package dev.cadenza.engines.cloned;
