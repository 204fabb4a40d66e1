/**
 * Amazon Transcribe, Polly, Translate and Bedrock behind the ports, and keys in Secrets Manager.
 *
 * <p>Long calls do not block: they are requested, released with {@link
 * dev.cadenza.model.WorkPending}, and read later. The services keep no data: a transcription is
 * deleted after it is read.
 */
package dev.cadenza.awsengines;
