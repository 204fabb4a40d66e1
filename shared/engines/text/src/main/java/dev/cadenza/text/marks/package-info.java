/** The marks that users write in a text: pauses and pronunciations. */
package dev.cadenza.text.marks;
