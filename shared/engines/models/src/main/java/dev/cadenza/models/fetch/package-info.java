/**
 * Brings files here from where they are published, resumes what was cut off, and checks what came:
 * HTTPS downloads, packages through {@code pip} and {@code npm}, files that a person names.
 */
package dev.cadenza.models.fetch;
