/**
 * The web UI as static files, the open endpoints, and the answer to every route that no other
 * function serves.
 */
package dev.cadenza.dashboard;
