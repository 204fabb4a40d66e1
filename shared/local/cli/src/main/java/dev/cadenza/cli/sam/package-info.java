/**
 * Allows functions in {@code sam local} containers to use a local platform: its tables, queues,
 * files and keys.
 *
 * <p>It contains how SAM passes variables to a container and how a container reaches this machine,
 * independent of the meaning of variables.
 */
package dev.cadenza.cli.sam;
