/** Converts published model files to the files that the engines read. */
package dev.cadenza.models.convert;
