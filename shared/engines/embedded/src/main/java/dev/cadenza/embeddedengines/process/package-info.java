/** Child processes that stay for the next request. */
package dev.cadenza.embeddedengines.process;
