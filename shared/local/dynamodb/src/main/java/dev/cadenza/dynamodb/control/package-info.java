/** The operations on tables and their settings. */
package dev.cadenza.dynamodb.control;
