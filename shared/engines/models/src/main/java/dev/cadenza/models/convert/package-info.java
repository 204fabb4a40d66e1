/** Turns published model files into the files that the engines read. */
package dev.cadenza.models.convert;
