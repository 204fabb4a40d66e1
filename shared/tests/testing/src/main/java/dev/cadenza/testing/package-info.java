/**
 * Only for tests: fakes of the ports, and the contracts for fakes and real adapters.
 *
 * <p>A fake implements its port in memory and can simulate failures; it does not validate.
 */
package dev.cadenza.testing;
