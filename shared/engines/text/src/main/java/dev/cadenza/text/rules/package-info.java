/**
 * The rules that rewrite written text to spoken words: numbers, dates, money, units, abbreviations,
 * addresses, Markdown and other markup. TracedText maps the rewritten text to the written one.
 */
package dev.cadenza.text.rules;
