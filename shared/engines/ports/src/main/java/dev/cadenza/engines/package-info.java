/**
 * The ports to engines, with their requests and results.
 *
 * <p>Engines are stateless. The package is independent of engine names, job plans and storage;
 * results name their engine.
 */
package dev.cadenza.engines;
