/**
 * Engines of system packages: pocketsphinx recognizes, flite and espeak-ng speak, apertium
 * translates. They need no cloud, key or model.
 *
 * <p>User texts and audio are processed in child processes with a time limit. espeak-ng is used as
 * a library, because only the library reports word times, in a child JVM, because some texts crash
 * it. The package installs nothing, and marks the output of these engines as drafts.
 */
package dev.cadenza.embeddedengines;
