/**
 * Ordered maps of bytes on SQLite: one writer whose commits are shared by all that wait, and
 * readers that see what was committed and nothing else. It knows nothing of items or schemas.
 */
package dev.cadenza.dynamodb.store;
