/**
 * The values that items are made of: their JSON form, their sizes, their compact form for storage
 * and the order of keys. It knows nothing of tables or expressions.
 */
package dev.cadenza.dynamodb.value;
