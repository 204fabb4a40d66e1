/** The AI story worker and its pipeline. */
package dev.cadenza.stories;
