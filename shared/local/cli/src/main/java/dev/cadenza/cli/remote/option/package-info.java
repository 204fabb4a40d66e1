/**
 * Values of options: job types and states, projects, inputs and parameters of jobs; and times as
 * text.
 */
package dev.cadenza.cli.remote.option;
