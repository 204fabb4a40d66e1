/**
 * The format of requests and responses: parameters with types, the limits that are checked first,
 * and errors. Independent of operations.
 */
package dev.cadenza.dynamodb.protocol;
