/** The scheduled sweeper and the dead-letter handler: no accepted job is lost. */
package dev.cadenza.housekeeping;
