package dev.cadenza.local.gateway.websocket;

import java.time.Instant;
import java.util.Map;

/** A WebSocket connection, from its handshake to its end. */
final class Connection {

  private final String id;
  private final Handshake handshake;
  private final Instant connectedAt;
  private volatile Map<String, String> authorizer = Map.of();
  private volatile Instant lastActiveAt;

  Connection(String id, Handshake handshake, Instant connectedAt) {
    this.id = id;
    this.handshake = handshake;
    this.connectedAt = connectedAt;
    this.lastActiveAt = connectedAt;
  }

  String id() {
    return id;
  }

  Handshake handshake() {
    return handshake;
  }

  Instant connectedAt() {
    return connectedAt;
  }

  /** The authorizer's context of the caller. */
  Map<String, String> authorizer() {
    return authorizer;
  }

  void authorize(Map<String, String> context) {
    authorizer = Map.copyOf(context);
  }

  Instant lastActiveAt() {
    return lastActiveAt;
  }

  void touch(Instant now) {
    lastActiveAt = now;
  }
}
