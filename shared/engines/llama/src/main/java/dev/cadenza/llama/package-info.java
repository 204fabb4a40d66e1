/**
 * Chat models in GGUF files, which llama.cpp runs in this process. The variable {@code LLAMA_MODEL}
 * names the file; without it, the engine is not offered, and nothing native is loaded.
 */
package dev.cadenza.llama;
