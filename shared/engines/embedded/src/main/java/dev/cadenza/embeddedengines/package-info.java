/**
 * The engines of a system's own packages, behind the ports: pocketsphinx recognizes, flite and
 * espeak-ng speak, apertium translates. They run without a cloud, a key or a model to fetch.
 *
 * <p>Text and sound from users are worked on in child processes with a time limit, never in this
 * one. espeak-ng runs as a library, because only then does it report the time of each word, and in
 * a child JVM, because some texts crash it. The package refuses to install anything, and to call
 * what these engines make more than a draft.
 */
package dev.cadenza.embeddedengines;
