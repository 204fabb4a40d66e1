/** Recognizes speech with Whisper models, run by whisper.cpp. */
package dev.cadenza.neural.whisper;
