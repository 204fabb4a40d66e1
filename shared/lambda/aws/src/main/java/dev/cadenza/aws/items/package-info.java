/**
 * Reading and writing items of DynamoDB: schemas, pages of lists, counters, transactions,
 * idempotency keys.
 */
package dev.cadenza.aws.items;
