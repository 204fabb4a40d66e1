/** The job results resource: the output of jobs, with download links. */
package dev.cadenza.jobresults;
