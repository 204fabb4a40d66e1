/**
 * The life of a job: what may happen to it, who is told, and the ports to what keeps, carries and
 * shows it.
 *
 * <p>It refuses to know where any of that is: no AWS, no HTTP, no JSON library. Adapters of the
 * ports live in {@code shared/lambda/aws}, their fakes and contracts in {@code
 * shared/tests/testing}.
 */
package dev.cadenza.jobs;
