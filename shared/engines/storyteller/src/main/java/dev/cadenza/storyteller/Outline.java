package dev.cadenza.storyteller;

import dev.cadenza.storyteller.library.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The skeleton of a story, read from {@code outlines/*.txt}.
 *
 * <pre>
 * @ chapter dawn
 * scene: home morning mentor
 * beat: gift opens:keepsake
 * beat: fear.open ~fear opens:fear
 * fill: talk mood
 * </pre>
 *
 * A scene names its place, its time, and who is there besides those who travel together. A beat
 * names its text and its effects; with {@code ~thread} it is included only if that thread was
 * chosen. A fill lists optional beats for stories that are too short.
 */
record Outline(List<Chapter> chapters) {
  Outline {
    chapters = List.copyOf(chapters);
  }

  record Chapter(String kind, List<Scene> scenes) {
    Chapter {
      scenes = List.copyOf(scenes);
    }
  }

  record Scene(String place, String time, List<String> others, List<Line> lines) {
    Scene {
      others = List.copyOf(others);
      lines = List.copyOf(lines);
    }
  }

  sealed interface Line {
    /**
     * @param thread the thread it needs, or empty
     */
    record Beat(String name, String thread, List<Effect> effects) implements Line {
      public Beat {
        effects = List.copyOf(effects);
      }
    }

    record Fill(List<String> beats) implements Line {
      public Fill {
        beats = List.copyOf(beats);
      }
    }
  }

  static Outline read(String name) {
    return new Outline(
        Block.read("outlines/" + name + ".txt").stream().map(Outline::chapter).toList());
  }

  private static Chapter chapter(Block block) {
    List<Scene> scenes = new ArrayList<>();
    List<String> head = List.of();
    List<Line> lines = new ArrayList<>();
    for (String line : block.lines()) {
      List<String> words = Arrays.asList(line.split("[:\\s]\\s*", 2)[1].split("\\s+"));
      if (line.startsWith("scene:")) {
        add(head, lines, scenes);
        head = words;
        lines = new ArrayList<>();
      } else {
        lines.add(line.startsWith("fill:") ? new Line.Fill(words) : beat(words));
      }
    }
    add(head, lines, scenes);
    return new Chapter(block.words().getFirst(), scenes);
  }

  private static void add(List<String> head, List<Line> lines, List<Scene> scenes) {
    if (!head.isEmpty()) {
      scenes.add(new Scene(head.get(0), head.get(1), head.subList(2, head.size()), lines));
    }
  }

  private static Line.Beat beat(List<String> words) {
    String thread = "";
    List<Effect> effects = new ArrayList<>();
    for (String word : words.subList(1, words.size())) {
      if (word.startsWith("~")) {
        thread = word.substring(1);
      } else {
        effects.add(Effect.parse(word));
      }
    }
    return new Line.Beat(words.getFirst(), thread, effects);
  }
}
