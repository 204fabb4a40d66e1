/**
 * Engines based on any chat model: a translator and a story writer.
 *
 * <p>Responses are validated: if the format is wrong, the request is repeated in smaller pieces,
 * and a response that is too long is aborted.
 */
package dev.cadenza.chat;
