/**
 * The ports to speech engines, and the adapters of those that run without a cloud: pocketsphinx
 * hears, flite and espeak-ng speak, apertium translates.
 *
 * <p>An adapter takes one piece of work and gives one answer; it keeps nothing of it. The package
 * refuses to plan a job, to keep what was made, and to hide which engine made it: what embedded
 * engines make is a draft, and says so.
 */
package dev.cadenza.engines;
