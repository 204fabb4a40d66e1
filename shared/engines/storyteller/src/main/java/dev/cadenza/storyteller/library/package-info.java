/** The contents of the resource files: passages, genres, places, goals and lists of words. */
package dev.cadenza.storyteller.library;
