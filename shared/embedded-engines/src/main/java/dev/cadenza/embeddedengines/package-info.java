/**
 * The engines of a system's own packages, behind the ports: pocketsphinx hears, flite and espeak-ng
 * speak, apertium translates. They run without a cloud, a key or a model to fetch.
 *
 * <p>Programs are children with a time limit; espeak-ng alone is a library in this process, because
 * only so does it tell when each word is said. The package refuses to install anything, and to call
 * what these engines make more than a draft.
 */
package dev.cadenza.embeddedengines;
