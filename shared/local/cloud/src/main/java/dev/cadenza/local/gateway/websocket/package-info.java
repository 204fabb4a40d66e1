/** The WebSocket API: handshakes, connections, events of messages, and the management endpoint. */
package dev.cadenza.local.gateway.websocket;
