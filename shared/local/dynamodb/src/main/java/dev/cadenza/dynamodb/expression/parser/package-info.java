/** The grammar of expressions: tokens, syntax trees, functions, comparators and reserved words. */
package dev.cadenza.dynamodb.expression.parser;
