/**
 * Resources that must not remain when the process ends, in any way: child processes and temporary
 * folders.
 *
 * <p>Depends only on the JDK, and is independent of programs and file formats.
 */
package dev.cadenza.processes;
