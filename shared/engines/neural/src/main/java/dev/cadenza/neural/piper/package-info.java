/** Speaks with voices of Piper. */
package dev.cadenza.neural.piper;
