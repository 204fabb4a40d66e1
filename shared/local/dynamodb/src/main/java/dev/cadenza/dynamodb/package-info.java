/**
 * An embedded DynamoDB: tables in memory or in a folder, spoken to in DynamoDB's own protocol.
 *
 * <p>It depends on no other module, so that it can be used without the rest.
 */
package dev.cadenza.dynamodb;
