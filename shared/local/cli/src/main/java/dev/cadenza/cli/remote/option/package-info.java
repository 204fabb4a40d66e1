/** Values of options: job types and states, projects, parameters of jobs; and times as text. */
package dev.cadenza.cli.remote.option;
