/** Engines that count their cost. */
package dev.cadenza.engines.metering;
