/** What a command shows a person: lines, tables, and why it failed. */
package dev.cadenza.cli.console;
