/** Conversions of published models to the form that the engines run. */
package dev.cadenza.models.convert;
