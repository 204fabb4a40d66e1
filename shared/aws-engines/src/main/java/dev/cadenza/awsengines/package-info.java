/**
 * Amazon Transcribe, Polly, Translate and Bedrock behind the ports, and keys in Secrets Manager.
 *
 * <p>It refuses to wait: what a service does by itself in minutes is asked for, let go of with
 * {@link dev.cadenza.model.NotYet}, and fetched when it is there. And it keeps nothing in the
 * services: a transcription is deleted when it was read.
 */
package dev.cadenza.awsengines;
