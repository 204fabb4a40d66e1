/**
 * What engines there are: each family and each installed set offers a catalog of them.
 *
 * <p>Nothing here knows an engine by name; families are found with {@link java.util.ServiceLoader}.
 */
package dev.cadenza.engines.catalog;
