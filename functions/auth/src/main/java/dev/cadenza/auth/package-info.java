/**
 * Login, refresh, verify, logout, the public keys, and the authorizer of the WebSocket API. It
 * alone signs tokens.
 */
package dev.cadenza.auth;
