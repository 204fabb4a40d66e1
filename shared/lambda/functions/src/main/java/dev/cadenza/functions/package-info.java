/**
 * How functions are made. A function extends {@link ApiFunction} or {@link JobFunction}, or is a
 * handler by itself, and takes what it needs from its {@link Wiring}.
 *
 * <p>It refuses to know any function, and what is done with what it gives.
 */
package dev.cadenza.functions;
