package dev.cadenza.storyteller;

import dev.cadenza.engines.story.StoryRequest;
import dev.cadenza.engines.story.StoryRequest.Length;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The outlines, by the greatest number of words that they are for. */
enum Extent {
  HALF_MINUTE(110),
  MINUTE(270),
  BRIEF(580),
  SHORT(1_300),
  MEDIUM(4_200),
  LONG(Integer.MAX_VALUE);

  private final int most;

  Extent(int most) {
    this.most = most;
  }

  static Extent of(StoryRequest request) {
    if (request.seconds().isEmpty()) {
      return valueOf(request.length().name());
    }
    return Arrays.stream(values())
        .filter(it -> request.words() <= it.most)
        .findFirst()
        .orElse(LONG);
  }

  Extent shorter() {
    return beside(-1);
  }

  Extent longer() {
    return beside(1);
  }

  private Extent beside(int step) {
    List<Extent> all = List.of(values());
    return all.get(Math.clamp((long) all.indexOf(this) + step, 0, all.size() - 1));
  }

  /** The name of its outlines. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The parts of the plot that appear, so that requested characters can have them. */
  List<String> parts() {
    return switch (this) {
      case HALF_MINUTE -> List.of("hero");
      case MINUTE -> List.of("hero", "mentor");
      case BRIEF -> List.of("hero", "companion", "mentor");
      case SHORT, MEDIUM, LONG -> List.of("hero", "companion", "mentor", "rival");
    };
  }

  /** The length that passages know. */
  Length length() {
    return switch (this) {
      case HALF_MINUTE, MINUTE, BRIEF, SHORT -> Length.SHORT;
      case MEDIUM -> Length.MEDIUM;
      case LONG -> Length.LONG;
    };
  }
}
