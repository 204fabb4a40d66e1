/** Makes voices like a person's from Kokoro's own. */
package dev.cadenza.neural.cloning;
