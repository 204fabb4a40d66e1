/**
 * The command line: {@code demo}, {@code up}, {@code invoke}, and the whole platform started in one
 * call, which the end-to-end tests and benchmarks share.
 *
 * <p>Here the local cloud, which knows nothing of Cadenza, meets Cadenza's functions, which know
 * nothing of the local cloud. It refuses to be shipped: nothing that runs on Lambda may depend on
 * it.
 */
package dev.cadenza.cli;
