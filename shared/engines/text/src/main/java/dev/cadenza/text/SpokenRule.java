package dev.cadenza.text;

/** Puts one kind of thing into words. */
@FunctionalInterface
interface SpokenRule {
  void rewrite(TracedText text);
}
