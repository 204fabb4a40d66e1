/** Engines that count what they ask for. */
package dev.cadenza.engines.metering;
