/** The voices and engines resources: what can speak, and what can do what. */
package dev.cadenza.voices;
