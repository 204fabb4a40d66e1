/** Gives an engine text as it is spoken, and maps its times to the words as they were written. */
package dev.cadenza.engines.spoken;
