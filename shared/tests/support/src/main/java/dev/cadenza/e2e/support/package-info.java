/** What several tests need: platforms, clients of the wire, and media. */
package dev.cadenza.e2e.support;
