/** The port to story writers: requests, stories and their characters. */
package dev.cadenza.engines.story;
