/** The JSON of requests and responses, and errors as responses. */
package dev.cadenza.http.wire;
