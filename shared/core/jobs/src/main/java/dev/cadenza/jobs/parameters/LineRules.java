package dev.cadenza.jobs.parameters;

import dev.cadenza.jobs.parameters.validation.ParameterType;

/** The limits of what a line of a dub asks for. */
public final class LineRules {
  /** The maximum number of lines of a dub. */
  public static final int MAX_LINES = 5_000;

  /** In characters, of the name of a speaker. */
  public static final int MAX_SPEAKER = 100;

  /** In characters, of a text and of a translation. */
  public static final int MAX_TEXT = 2_000;

  /** The id of a voice, or {@code match}. */
  public static final ParameterType VOICE = ParameterType.Form.VOICE_OR_MATCH;

  /** 1 is the voice's default, 2 is twice as fast. */
  public static final ParameterType SPEED = new ParameterType.Decimal(0.5, 2.0);

  /** The change of loudness, in decibels. */
  public static final ParameterType GAIN = new ParameterType.Decimal(-20, 10);

  private LineRules() {}
}
