/** Running the platform: adapters, contracts and promises of the local cloud. */
package dev.cadenza.e2e.operations;
