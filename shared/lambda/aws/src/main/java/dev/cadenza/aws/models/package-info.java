/** Neural models in S3, in a separate bucket. Other buckets and tables do not belong here. */
package dev.cadenza.aws.models;
