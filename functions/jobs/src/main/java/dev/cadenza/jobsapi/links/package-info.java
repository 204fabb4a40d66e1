/**
 * Files that the platform fetches from links that its users give: which links are allowed, and how
 * they are fetched.
 */
package dev.cadenza.jobsapi.links;
