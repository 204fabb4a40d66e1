/** The speech to text worker and its pipeline. */
package dev.cadenza.stt;
