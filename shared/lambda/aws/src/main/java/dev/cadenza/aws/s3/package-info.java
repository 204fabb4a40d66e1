/** Files in S3: work files, uploads in parts, presigned links. */
package dev.cadenza.aws.s3;
