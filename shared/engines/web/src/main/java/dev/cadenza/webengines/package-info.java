/**
 * Engines with an HTTP API and a key: any endpoint with OpenAI's API (also a local Whisper, Kokoro,
 * llama.cpp or vLLM), called through OpenAI's library; and ElevenLabs, called through the JDK's
 * HTTP client.
 *
 * <p>Redirects are not followed, because they would send the key elsewhere; the length of a
 * response is limited; and messages never contain a key.
 */
package dev.cadenza.webengines;
