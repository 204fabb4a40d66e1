/**
 * The web UI as static files, the open endpoints, the API description, and the response to every
 * route that no other function serves.
 *
 * <p>It has no access to accounts or data: it serves the same content to all users.
 */
package dev.cadenza.dashboard;
