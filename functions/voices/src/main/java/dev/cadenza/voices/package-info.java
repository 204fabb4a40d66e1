/** The voices and engines resources. */
package dev.cadenza.voices;
