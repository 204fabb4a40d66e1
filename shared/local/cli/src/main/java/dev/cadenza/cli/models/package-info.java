/** The {@code models} command, and the installation of models for other commands. */
package dev.cadenza.cli.models;
