/**
 * Engines behind an HTTP API and a key: any endpoint that speaks OpenAI's language (a local
 * Whisper, Kokoro, llama.cpp or vLLM as well), asked through OpenAI's own library; and ElevenLabs,
 * asked through the JDK's HTTP client.
 *
 * <p>It refuses to follow redirects, which would carry the key elsewhere; to read an answer of any
 * length; and to let a key into a message.
 */
package dev.cadenza.webengines;
