/**
 * Jobs and times as clients get them, the same over HTTP and WebSocket: records whose components
 * are the keys of a JSON object, in their order.
 *
 * <p>What is not there is null, for the wire has no other word for it.
 */
package dev.cadenza.jobs.wire;
