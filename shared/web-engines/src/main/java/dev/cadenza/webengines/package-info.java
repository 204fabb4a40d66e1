/**
 * Engines behind an HTTP API and a key: any endpoint that speaks OpenAI's language (a local
 * Whisper, Kokoro, llama.cpp or vLLM as well), and ElevenLabs.
 *
 * <p>It uses the JDK's HTTP client, because the three calls that matter do not repay OpenAI's own
 * library of 75 MB. It refuses to follow redirects, which would carry the key elsewhere; to read an
 * answer of any length; and to let a key into a message.
 */
package dev.cadenza.webengines;
