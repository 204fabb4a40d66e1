/**
 * What keeps the promise that no accepted job is lost: the scheduled sweeper and the dead-letter
 * handler.
 */
package dev.cadenza.housekeeping;
