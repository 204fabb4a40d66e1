/**
 * The adapters of the ports to AWS: clients of its services and their settings, SQS and KMS. The
 * packages below have DynamoDB, S3 and the management endpoint of the WebSocket API.
 *
 * <p>Independent of the rules for jobs, which are in {@code shared/core/jobs}. Tables are mapped by
 * static schemas of the model's records, so that those have no annotations.
 */
package dev.cadenza.aws;
