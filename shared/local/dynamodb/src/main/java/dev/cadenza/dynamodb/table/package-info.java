/** Tables and indexes: schemas, and the catalog. Independent of items. */
package dev.cadenza.dynamodb.table;
