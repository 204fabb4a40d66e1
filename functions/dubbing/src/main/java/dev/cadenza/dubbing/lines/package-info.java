/** Lines of a dub that are given, in place of recognized speech. */
package dev.cadenza.dubbing.lines;
