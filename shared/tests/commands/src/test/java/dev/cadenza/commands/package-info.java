/** The command line on a whole platform: commands, restarts, and functions under SAM. */
package dev.cadenza.commands;
