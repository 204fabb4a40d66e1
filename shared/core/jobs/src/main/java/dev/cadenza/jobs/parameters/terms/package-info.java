/**
 * Words that a user cares about in a job: names and terms to recognize, translate and pronounce.
 */
package dev.cadenza.jobs.parameters.terms;
