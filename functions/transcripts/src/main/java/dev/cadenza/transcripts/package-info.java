/** The transcripts resource: a transcript as a document with versions, edits and exports. */
package dev.cadenza.transcripts;
