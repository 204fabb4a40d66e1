/** How fast the whole system is, as ratios to what it replaces. Printed, never asserted. */
package dev.cadenza.benchmarks;
