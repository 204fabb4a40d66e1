/** The {@code models} command, and the installation of models that other commands ask for. */
package dev.cadenza.cli.models;
