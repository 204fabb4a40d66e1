/** Voices that people had cloned: which other voice speaks for one, and what converts its sound. */
package dev.cadenza.engines.cloned;
