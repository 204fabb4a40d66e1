/**
 * Items in tables: the stored form of keys, the rules for keys and sizes, the update of indexes,
 * and consumed capacity. Independent of requests.
 */
package dev.cadenza.dynamodb.item;
