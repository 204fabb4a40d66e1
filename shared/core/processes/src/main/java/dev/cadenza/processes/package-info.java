/**
 * What a process makes and must not leave behind when it ends, however it ends: child processes and
 * temporary folders.
 *
 * <p>The package depends on the JDK alone and refuses to know what the programs do and what the
 * files hold.
 */
package dev.cadenza.processes;
