/**
 * The step runner: it takes a job from a queue's message to its result.
 *
 * <p>A job type has a list of named, weighted steps; a pipeline does them once. The runner keeps
 * what each step made, so that a message delivered again goes on where the last worker stopped; it
 * reports progress, minds the time it has, and stops when the job is cancelled. It refuses to know
 * what the steps do, and where jobs and files are kept.
 */
package dev.cadenza.pipeline;
