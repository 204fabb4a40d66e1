/** The event feed on WebSocket connections. */
package dev.cadenza.aws.feed;
