/**
 * For tests alone: fakes of the ports, and the contracts that the fakes and the real adapters must
 * both keep.
 *
 * <p>A fake keeps its port's promises in memory and has switches for what goes wrong; it checks
 * nothing itself.
 */
package dev.cadenza.testing;
