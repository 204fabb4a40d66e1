/**
 * Reads a SAM template into plain records: what the functions, APIs, queues, tables, buckets and
 * keys are, with every reference resolved. It refuses to guess: a resource, property or value that
 * the local cloud cannot honour is a {@link dev.cadenza.local.template.TemplateException} that
 * names it. It starts nothing and opens no connection.
 */
package dev.cadenza.local.template;
