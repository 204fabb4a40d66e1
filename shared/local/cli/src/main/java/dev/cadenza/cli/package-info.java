/**
 * The command line: {@code demo}, {@code up}, {@code invoke}, and the commands that a server
 * answers.
 *
 * <p>It starts the local platform and is a client of the API. Nothing that runs on Lambda may
 * depend on it.
 */
package dev.cadenza.cli;
