/**
 * The text of documents, as it is read aloud: {@link dev.cadenza.documents.Documents} reads EPUB,
 * DOCX, HTML and PDF files into a {@link dev.cadenza.documents.Document} of chapters and
 * paragraphs.
 *
 * <p>Chapters are those of the table of contents, or of the headings without one. Left out is what
 * is printed but not read: footnotes and their marks, page numbers, running headers and footers,
 * navigation; words that are divided at line ends are joined. Descriptions of images are optional.
 *
 * <p>Files are not trusted: an archive's number of entries and the size of what is unpacked are
 * limited, external entities are not resolved, nothing is fetched and no script is run. Each format
 * has a reader, which yields {@code Part}s in the order of the text; {@code Chapters} groups them.
 */
package dev.cadenza.documents;
