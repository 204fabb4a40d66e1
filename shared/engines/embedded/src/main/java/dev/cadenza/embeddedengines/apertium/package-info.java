/** Translation with Apertium's programs, which run as a pipeline. */
package dev.cadenza.embeddedengines.apertium;
