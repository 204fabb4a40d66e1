/** The thread on which a model works, and the wait for it. */
package dev.cadenza.neural.whisper.thread;
