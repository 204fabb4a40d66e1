/**
 * The end-to-end suite: real HTTP, WebSocket, emulators, engines and ffmpeg. Nothing here is a
 * fake.
 */
package dev.cadenza.e2e;
