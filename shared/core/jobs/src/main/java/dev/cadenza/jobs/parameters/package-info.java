/**
 * What a job of each type may be asked for: one table, from which submissions are checked and the
 * API's schema is written.
 *
 * <p>Error texts are those of Django REST framework's serializer fields, which clients show beside
 * the field.
 */
package dev.cadenza.jobs.parameters;
