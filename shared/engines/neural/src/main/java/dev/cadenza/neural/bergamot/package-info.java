/** Translates with the student models of Firefox Translations. */
package dev.cadenza.neural.bergamot;
