/**
 * Jobs in virtual time, on a platform with injected faults; every run is repeatable by its seed.
 */
package dev.cadenza.faults;
