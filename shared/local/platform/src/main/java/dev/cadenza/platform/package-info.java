/**
 * The whole platform on one machine, started with one call, for the command line, the end-to-end
 * tests and the benchmarks.
 *
 * <p>It connects the local cloud, which is independent of Cadenza, with Cadenza's functions, which
 * are independent of the local cloud. Code on Lambda must not depend on it.
 */
package dev.cadenza.platform;
