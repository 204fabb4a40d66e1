/** Bytes, numbers and the simple parts of JSON, with the service's errors for what is invalid. */
package dev.cadenza.dynamodb.value.scalar;
