/** Text for engines: sentences, word error rates, and the gender of given names. */
package dev.cadenza.engines.text;
