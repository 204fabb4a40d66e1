/**
 * Amazon Transcribe, Polly, Translate and Bedrock behind the ports, and keys in Secrets Manager.
 *
 * <p>It does not block: work that takes a service minutes is requested, released with {@link
 * dev.cadenza.model.WorkPending}, and fetched when it is there. And it keeps nothing in the
 * services: a transcription is deleted when it was read.
 */
package dev.cadenza.awsengines;
