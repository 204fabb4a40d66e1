package dev.cadenza.engines.cloned;

import java.util.List;

/**
 * Sentences for measuring voices: phonetically balanced ones from "IEEE recommended practice for
 * speech quality measurements" (IEEE Transactions on Audio and Electroacoustics 17, 1969).
 *
 * <p>Voices of other languages also read them: the measurement requires many sounds, not meaning.
 */
public final class BalancedSentences {
  /** Those for fitting a conversion. */
  public static final List<String> FITTING =
      List.of(
          "The birch canoe slid on the smooth planks.",
          "Glue the sheet to the dark blue background.",
          "It's easy to tell the depth of a well.",
          "These days a chicken leg is a rare dish.",
          "Rice is often served in round bowls.",
          "The juice of lemons makes fine punch.",
          "The box was thrown beside the parked truck.",
          "The hogs were fed chopped corn and garbage.",
          "Four hours of steady work faced us.",
          "A large size in stockings is hard to sell.");

  /** Others, for evaluation. */
  public static final List<String> MEASURING =
      List.of(
          "The boy was there when the sun rose.",
          "A rod is used to catch pink salmon.",
          "The source of the huge river is the clear spring.",
          "Kick the ball straight and follow through.",
          "Help the woman get back to her feet.",
          "A pot of tea helps to pass the evening.",
          "Smoky fires lack flame and heat.",
          "The soft cushion broke the man's fall.");

  private BalancedSentences() {}
}
