/** The WebSocket routes: connect, disconnect, subscribe with replay, ping. */
package dev.cadenza.realtime;
