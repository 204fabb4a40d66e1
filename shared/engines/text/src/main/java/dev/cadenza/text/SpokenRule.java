package dev.cadenza.text;

/** A rule that converts one kind of expression to words. */
@FunctionalInterface
interface SpokenRule {
  void rewrite(TracedText text);
}
