/** Translation with terms whose translation is given. */
package dev.cadenza.engines.glossary;
