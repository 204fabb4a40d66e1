/**
 * Catalogs of engines: each family and each embedded set offers one.
 *
 * <p>No engine is named here; families are found with {@link java.util.ServiceLoader}.
 */
package dev.cadenza.engines.catalog;
