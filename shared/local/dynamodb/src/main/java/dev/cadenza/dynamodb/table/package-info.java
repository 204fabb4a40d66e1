/**
 * Tables and indexes: their schemas, and the catalog in which they are kept. It knows nothing of
 * the items in them.
 */
package dev.cadenza.dynamodb.table;
