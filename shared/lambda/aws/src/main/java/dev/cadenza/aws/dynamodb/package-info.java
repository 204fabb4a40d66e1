/**
 * The stores on DynamoDB: accounts, projects, settings, uploads, voices, jobs and their results,
 * failed logins.
 */
package dev.cadenza.aws.dynamodb;
