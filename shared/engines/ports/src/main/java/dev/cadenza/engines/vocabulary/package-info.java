/** The names and terms that a recording is expected to have. */
package dev.cadenza.engines.vocabulary;
