/**
 * Input text and its spoken form: the type and encoding of an uploaded file, which parts a text
 * has, the scripts of a language, and the spoken form of a sentence aloud.
 *
 * <p>The package refuses to know engines and voices, to cut sentences, and to change what was
 * written: {@link dev.cadenza.text.SpokenText} knows for each spoken word which written ones it
 * stands for.
 */
package dev.cadenza.text;
