/**
 * A client of the platform's API: HTTP for requests, WebSocket for updates, presigned links for
 * files.
 *
 * <p>It talks to any base URL and knows nothing of where the platform runs. It refuses to print, to
 * read options and to retry what the server refused; the commands decide what a person sees.
 */
package dev.cadenza.client;
