package dev.cadenza.text.rules;

/** A rule that converts one kind of expression to words. */
@FunctionalInterface
public interface SpokenRule {
  void rewrite(TracedText text);
}
