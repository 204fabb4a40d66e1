/**
 * Items in tables: their keys as bytes, the rules that hold for keys and sizes, the upkeep of
 * indexes, and what reads and writes cost. It knows no request.
 */
package dev.cadenza.dynamodb.item;
