/** The HTTP API: its contract, its lists, and its edges. */
package dev.cadenza.e2e.api;
