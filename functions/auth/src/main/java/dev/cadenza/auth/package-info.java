/**
 * Login, refresh, verify, logout, the public keys, and the authorizer of the WebSocket API. The
 * only function that signs tokens.
 */
package dev.cadenza.auth;
