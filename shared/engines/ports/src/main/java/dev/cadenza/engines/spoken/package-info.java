/** Passes spoken text to an engine, and maps its times to the original words. */
package dev.cadenza.engines.spoken;
