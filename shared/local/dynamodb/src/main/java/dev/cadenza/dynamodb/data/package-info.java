/** The operations on items. What they need of tables they look up anew for each request. */
package dev.cadenza.dynamodb.data;
