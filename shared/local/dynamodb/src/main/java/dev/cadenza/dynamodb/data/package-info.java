/** The operations on items. Table definitions are looked up for each request. */
package dev.cadenza.dynamodb.data;
