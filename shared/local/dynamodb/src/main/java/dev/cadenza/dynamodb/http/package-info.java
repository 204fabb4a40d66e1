/** DynamoDB's protocol over HTTP, on this machine's loopback alone. */
package dev.cadenza.dynamodb.http;
