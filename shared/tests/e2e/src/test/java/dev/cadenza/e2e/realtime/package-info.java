/** The events of jobs, as sockets tell them. */
package dev.cadenza.e2e.realtime;
