/**
 * The domain model: accounts, projects, jobs, spending, events, results, uploads.
 *
 * <p>Depends only on the JDK. It contains no storage, transport, parsing or logging: a record
 * validates and copies its values, and defines its state transitions.
 */
package dev.cadenza.model;
