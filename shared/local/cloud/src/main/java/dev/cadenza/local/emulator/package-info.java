/**
 * The services behind the functions: the embedded DynamoDB, queues of our own, S3Proxy and a KMS of
 * two calls, each keeping its data in a directory of its own. It knows the template's records and
 * nothing of functions or requests; it refuses to imitate a service that an emulator can serve.
 */
package dev.cadenza.local.emulator;
