/** The lines of a dub as a document: their content, and the files that they are read from. */
package dev.cadenza.transcripts.lines;
