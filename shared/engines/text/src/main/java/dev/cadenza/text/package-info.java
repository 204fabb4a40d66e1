/**
 * Input text and its spoken form: the type and encoding of an uploaded file, the parts of a text,
 * the scripts of a language, and the spoken form of a sentence.
 *
 * <p>Independent of engines and voices. The original text is not changed: {@link
 * dev.cadenza.text.SpokenText} maps each spoken word to the written words.
 */
package dev.cadenza.text;
