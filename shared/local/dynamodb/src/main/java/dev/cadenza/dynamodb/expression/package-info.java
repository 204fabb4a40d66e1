/**
 * Expressions and their legacy forms: parsed once, with the placeholders of the request, and then
 * applied to items. Independent of tables and storage.
 */
package dev.cadenza.dynamodb.expression;
