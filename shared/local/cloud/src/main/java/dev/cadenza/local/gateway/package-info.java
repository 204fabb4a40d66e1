/**
 * API Gateway's part: the HTTP API, the WebSocket API with its management endpoint, and the
 * endpoint of KMS, all on one Jetty; and the way by which browsers reach the files. It turns
 * requests into events and answers into responses within API Gateway's limits, and refuses to know
 * what they are about.
 */
package dev.cadenza.local.gateway;
