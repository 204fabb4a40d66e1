/**
 * The forms of requests and answers: parameters with their types, the limits that are checked
 * before anything is looked up, and how errors are told. It knows no operation.
 */
package dev.cadenza.dynamodb.protocol;
