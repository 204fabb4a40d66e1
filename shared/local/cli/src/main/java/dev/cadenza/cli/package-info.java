/**
 * The command line: {@code demo}, {@code up}, {@code invoke}, and the commands of a running
 * platform.
 *
 * <p>It starts the local platform and is a client of the API. Code on Lambda must not depend on it.
 */
package dev.cadenza.cli;
