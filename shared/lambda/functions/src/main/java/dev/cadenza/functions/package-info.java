/**
 * The base classes of functions. A function extends {@link ApiFunction} or {@link JobFunction}, or
 * is a handler itself, and gets its clients, stores and engines from its {@link Wiring}.
 *
 * <p>It does not depend on any function.
 */
package dev.cadenza.functions;
