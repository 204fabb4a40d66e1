/**
 * The job life cycle, and the ports to stores, queues and event feeds.
 *
 * <p>Independent of AWS, HTTP and JSON libraries. The adapters of the ports are in {@code
 * shared/lambda/aws}, their fakes and contracts in {@code shared/tests/testing}.
 */
package dev.cadenza.jobs;
