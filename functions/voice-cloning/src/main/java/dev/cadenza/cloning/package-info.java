/** The voice cloning worker and its pipeline. */
package dev.cadenza.cloning;
