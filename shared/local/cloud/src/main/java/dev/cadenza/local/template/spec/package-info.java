/** The resources of a template as plain records, and their names and addresses. */
package dev.cadenza.local.template.spec;
