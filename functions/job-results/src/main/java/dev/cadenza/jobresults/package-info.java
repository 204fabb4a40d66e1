/** The job results resource: what jobs made, with links to get it by. */
package dev.cadenza.jobresults;
