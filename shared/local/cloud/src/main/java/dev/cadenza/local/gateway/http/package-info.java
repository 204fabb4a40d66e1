/** Requests and responses: query strings, bodies, headers. */
package dev.cadenza.local.gateway.http;
