/**
 * Text that comes in, and text as it is spoken: what an uploaded file is and how it is decoded,
 * which parts a text has, which scripts a language is written in, and what a person says who reads
 * a sentence aloud.
 *
 * <p>The package refuses to know engines and voices, to cut sentences, and to change what was
 * written: {@link dev.cadenza.text.SpokenText} knows for each spoken word which written ones it
 * stands for.
 */
package dev.cadenza.text;
