/**
 * Runs programs as child processes, with limits on time, output and environment, and finds them.
 */
package dev.cadenza.media.command;
