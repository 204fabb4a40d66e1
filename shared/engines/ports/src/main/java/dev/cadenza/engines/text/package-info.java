/** Text around engines: sentences, the words that differ, and the gender of given names. */
package dev.cadenza.engines.text;
