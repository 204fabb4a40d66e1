/**
 * The speed of the whole system, relative to the application it replaces. Printed, not asserted.
 */
package dev.cadenza.benchmarks;
