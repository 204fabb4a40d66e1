/**
 * Values of options: job types and states, projects, files and links, parameters of jobs; and times
 * as text.
 */
package dev.cadenza.cli.remote.option;
