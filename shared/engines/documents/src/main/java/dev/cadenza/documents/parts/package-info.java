/** What the readers of all formats share: headings and paragraphs, their characters, and errors. */
package dev.cadenza.documents.parts;
