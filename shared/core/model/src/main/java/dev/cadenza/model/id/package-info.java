/** Identifiers in order of time, and digests. */
package dev.cadenza.model.id;
