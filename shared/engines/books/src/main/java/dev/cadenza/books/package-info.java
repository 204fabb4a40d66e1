/**
 * Narrated books: {@link dev.cadenza.books.Epub} writes a {@link dev.cadenza.books.NarratedBook} as
 * an EPUB with media overlays, and {@link dev.cadenza.books.Cover} draws a cover. Independent of
 * the source of the text.
 */
package dev.cadenza.books;
