/** Speech recognition with pocketsphinx. */
package dev.cadenza.embeddedengines.pocketsphinx;
