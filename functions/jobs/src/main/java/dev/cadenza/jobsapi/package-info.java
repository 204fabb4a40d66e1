/** The jobs and uploads resources. */
package dev.cadenza.jobsapi;
