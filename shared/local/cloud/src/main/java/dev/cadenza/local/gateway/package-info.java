/**
 * The API Gateway: the HTTP API, the WebSocket API with its management endpoint, and the endpoint
 * of KMS, all on one Jetty server; and access to files for browsers. It converts requests to events
 * and results to responses within API Gateway's limits, independent of their content.
 */
package dev.cadenza.local.gateway;
