package dev.cadenza.dubbing.lines;

/**
 * Who speaks a line, and how.
 *
 * @param speaker the name of the speaker; empty if speakers are not distinguished
 * @param voice the id of a voice, or {@code match}; empty for that of the speaker
 * @param speed 1 is the voice's default
 * @param gainDb the change of its loudness, in decibels
 */
public record Delivery(String speaker, String voice, double speed, double gainDb) {
  /** As the job asks for. */
  public static final Delivery USUAL = new Delivery("", "", 1, 0);

  public Delivery {
    speaker = speaker == null ? "" : speaker;
    voice = voice == null ? "" : voice;
    speed = speed == 0 ? 1 : speed;
  }
}
