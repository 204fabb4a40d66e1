/** Running the platform: commands, restarts, adapters and promises of the local cloud. */
package dev.cadenza.e2e.operations;
