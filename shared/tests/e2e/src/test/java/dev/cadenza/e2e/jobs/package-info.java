/** Jobs of each type, from the request to the result. */
package dev.cadenza.e2e.jobs;
