/**
 * The adapters of the ports to AWS: DynamoDB, S3, SQS, KMS, and the management endpoint of the
 * WebSocket API.
 *
 * <p>It refuses to decide anything about jobs; what may happen to them is said in {@code
 * shared/core/jobs}. Tables are mapped by static schemas over the plain records of the model, so
 * that those stay free of annotations.
 */
package dev.cadenza.aws;
