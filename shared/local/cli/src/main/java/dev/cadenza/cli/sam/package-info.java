/**
 * Lets functions that {@code sam local} runs in containers use a platform that runs here: its
 * tables, queues, files and keys.
 *
 * <p>It knows how SAM hands variables to a container and how a container reaches this machine, and
 * refuses to know what the variables are for.
 */
package dev.cadenza.cli.sam;
