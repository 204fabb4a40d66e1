/**
 * An embedded DynamoDB: tables in memory or in a folder, with DynamoDB's protocol.
 *
 * <p>It depends on no other module, so that it can be used separately.
 */
package dev.cadenza.dynamodb;
