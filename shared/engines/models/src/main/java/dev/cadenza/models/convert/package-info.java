/** Turns published model files into the formats that the engines here read. */
package dev.cadenza.models.convert;
