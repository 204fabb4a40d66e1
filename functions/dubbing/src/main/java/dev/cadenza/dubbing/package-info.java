/** The dubbing worker and its pipeline. */
package dev.cadenza.dubbing;
