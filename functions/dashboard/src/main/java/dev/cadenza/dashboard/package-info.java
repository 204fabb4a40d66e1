/**
 * The web UI as static files, the open endpoints, the API's description, and the answer to every
 * route that no other function serves.
 *
 * <p>It refuses to know any account or any data: what it serves is the same for everybody.
 */
package dev.cadenza.dashboard;
