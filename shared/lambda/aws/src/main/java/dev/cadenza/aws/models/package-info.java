/** Neural models in S3, in a bucket of their own. Other buckets and tables do not belong here. */
package dev.cadenza.aws.models;
