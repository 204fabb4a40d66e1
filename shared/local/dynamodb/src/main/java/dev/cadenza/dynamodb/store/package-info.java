/**
 * Ordered maps of bytes on SQLite: one writer with shared commits, and readers that see only
 * committed data. Independent of items and schemas.
 */
package dev.cadenza.dynamodb.store;
