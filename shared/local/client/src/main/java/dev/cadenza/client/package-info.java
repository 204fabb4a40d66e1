/**
 * A client of the platform's API: HTTP for requests, WebSocket for updates, presigned links for
 * files.
 *
 * <p>Independent of the platform's location, it does not print, read options or retry rejected
 * requests; the commands do.
 */
package dev.cadenza.client;
