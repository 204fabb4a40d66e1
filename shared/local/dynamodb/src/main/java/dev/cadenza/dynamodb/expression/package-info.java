/**
 * The language of expressions, and the older parameters that say the same: they are read once, with
 * the placeholders of the request, and then applied to items. It knows nothing of tables or
 * storage.
 */
package dev.cadenza.dynamodb.expression;
