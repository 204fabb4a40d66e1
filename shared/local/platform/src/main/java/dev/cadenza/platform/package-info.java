/**
 * The whole platform on this machine, started in one call, which the command line, the end-to-end
 * tests and the benchmarks share.
 *
 * <p>Here the local cloud, which knows nothing of Cadenza, meets Cadenza's functions, which know
 * nothing of the local cloud. Nothing that runs on Lambda may depend on it.
 */
package dev.cadenza.platform;
