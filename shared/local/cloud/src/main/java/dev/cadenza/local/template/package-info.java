/**
 * Reads a SAM template into plain records: functions, APIs, queues, tables, buckets and keys, with
 * resolved references. An unsupported resource, property or value is a {@link
 * dev.cadenza.local.template.intrinsic.TemplateException} with its name. It starts nothing and
 * opens no connection.
 */
package dev.cadenza.local.template;
