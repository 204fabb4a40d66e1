/**
 * The ports to engines, with what they are asked and what they answer.
 *
 * <p>An engine takes one piece of work and gives one answer; it keeps nothing of it. The package
 * refuses to know an engine by name, to plan a job, to keep what was made, and to hide which engine
 * made it.
 */
package dev.cadenza.engines;
