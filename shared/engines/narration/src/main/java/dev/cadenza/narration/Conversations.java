package dev.cadenza.narration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The conversations between speakers of a script, and the length of their parts. */
final class Conversations {
  /** In turns: two turns of others may precede a reply. */
  private static final int MAX_WAIT = 6;

  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<String, Map<String, Double>> nearness = new HashMap<>();

  private Conversations() {}

  /**
   * @param narrator excluded from conversations
   */
  static Conversations in(Script script, String narrator) {
    Conversations found = new Conversations();
    List<String> turns = new ArrayList<>();
    for (Passage passage : script.passages()) {
      for (Sentence sentence : passage.sentences()) {
        String speaker = sentence.speaker();
        found.lines.merge(speaker, 1, Integer::sum);
        if (!speaker.equals(narrator) && (turns.isEmpty() || !turns.getLast().equals(speaker))) {
          found.turn(speaker, turns);
          turns.add(speaker);
        }
        if (sentence.pause() == Pause.CHAPTER) {
          turns.clear();
        }
      }
    }
    return found;
  }

  private void turn(String speaker, List<String> before) {
    for (int wait = 1; wait <= Math.min(MAX_WAIT, before.size()); wait++) {
      String other = before.get(before.size() - wait);
      if (!other.equals(speaker)) {
        add(speaker, other, 1.0 / wait);
        add(other, speaker, 1.0 / wait);
      }
    }
  }

  private void add(String one, String other, double more) {
    nearness.computeIfAbsent(one, _ -> new HashMap<>()).merge(other, more, Double::sum);
  }

  /** The number of sentences of a speaker. */
  int lines(String speaker) {
    return lines.getOrDefault(speaker, 0);
  }

  /** From 0 for speakers who never meet. */
  double nearness(String one, String other) {
    return nearness.getOrDefault(one, Map.of()).getOrDefault(other, 0.0);
  }
}
