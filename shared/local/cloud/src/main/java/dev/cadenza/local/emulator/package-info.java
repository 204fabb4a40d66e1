/**
 * The services: the embedded DynamoDB, queues, S3Proxy and a KMS with two actions, each with its
 * own data directory. Independent of functions and requests.
 */
package dev.cadenza.local.emulator;
