/** Speaker vectors, and who speaks when. */
package dev.cadenza.neural.speakers;
