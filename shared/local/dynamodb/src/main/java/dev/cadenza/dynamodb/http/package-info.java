/** DynamoDB's protocol over HTTP, only on loopback. */
package dev.cadenza.dynamodb.http;
