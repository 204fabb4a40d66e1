/**
 * Engines whose models are not installed but fetched from a store when they are first used, as
 * functions on AWS do. Functions that never use them know their names, languages and voices.
 */
package dev.cadenza.neural.fetched;
