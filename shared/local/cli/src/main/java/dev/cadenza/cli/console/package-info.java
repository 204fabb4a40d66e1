/** The output of commands: lines, tables, and errors. */
package dev.cadenza.cli.console;
