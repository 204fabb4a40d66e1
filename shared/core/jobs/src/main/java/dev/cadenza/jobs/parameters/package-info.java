/**
 * What a job of each type may be asked for: one table, from which submissions are checked and the
 * API's schema is written.
 *
 * <p>Only this package reads the JSON of parameters: what is behind it reads {@code
 * TypedParameters}.
 *
 * <p>Error texts are those of Django REST framework's serializer fields, which clients show beside
 * the field.
 */
package dev.cadenza.jobs.parameters;
