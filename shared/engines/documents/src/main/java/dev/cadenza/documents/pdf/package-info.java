/** Headings and paragraphs of a PDF, from the positions and sizes of its letters. */
package dev.cadenza.documents.pdf;
