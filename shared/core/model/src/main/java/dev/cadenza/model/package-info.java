/**
 * The nouns of Cadenza: accounts, projects, jobs and their money, events, results, uploads.
 *
 * <p>Depends on the JDK alone. It refuses everything that stores, sends, parses or logs: a record
 * here checks what it is given, copies what could change, and offers the transitions that keep it
 * true.
 */
package dev.cadenza.model;
