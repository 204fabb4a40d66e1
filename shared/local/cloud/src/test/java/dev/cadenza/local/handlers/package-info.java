/** Small functions for the tests' template. */
package dev.cadenza.local.handlers;
