/** English: inflection, articles, pronouns, lists and titles, and the language of templates. */
package dev.cadenza.storyteller.language;
