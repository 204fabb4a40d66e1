/**
 * Engines made of a chat model: a translator and a writer of stories, whoever serves the model.
 *
 * <p>Models ramble. The room refuses to believe an answer: what is not of the form that was asked
 * for is asked for again in smaller pieces, and what is too long is cut off at the source.
 */
package dev.cadenza.chat;
