/** The jobs and uploads resources: what people may ask of a job over HTTP. */
package dev.cadenza.jobsapi;
