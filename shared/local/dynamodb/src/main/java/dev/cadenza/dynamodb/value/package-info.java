/**
 * The values of items: their JSON form, their sizes, their compact form for storage and the order
 * of keys. Independent of tables and expressions.
 */
package dev.cadenza.dynamodb.value;
