package dev.cadenza.storyteller;

import dev.cadenza.storyteller.Template.Node.Slot;
import java.util.List;
import java.util.TreeSet;

/**
 * One text of a beat.
 *
 * @param conditions facts that must hold, or with {@code !} must not hold
 * @param paragraphs in order
 * @param present the parts of required characters
 * @param words the required words
 */
record Passage(
    String beat,
    List<String> conditions,
    List<Template> paragraphs,
    List<String> present,
    List<String> words) {
  Passage {
    conditions = List.copyOf(conditions);
    paragraphs = List.copyOf(paragraphs);
    present = List.copyOf(present);
    words = List.copyOf(words);
  }

  static Passage of(String beat, List<String> conditions, List<String> lines) {
    List<Template> paragraphs = lines.stream().map(Template::parse).toList();
    TreeSet<String> present = new TreeSet<>();
    TreeSet<String> words = new TreeSet<>();
    for (Template paragraph : paragraphs) {
      present.addAll(paragraph.speakers());
      paragraph.slots().forEach(slot -> sort(slot, present, words));
    }
    return new Passage(beat, conditions, paragraphs, List.copyOf(present), List.copyOf(words));
  }

  private static void sort(Slot slot, TreeSet<String> present, TreeSet<String> words) {
    String who = slot.argument().isEmpty() ? Telling.lowered(slot.name()) : slot.argument();
    if (who.endsWith("*")) {
      words.add(who.substring(0, who.length() - 1));
    } else if (World.isPart(who)) {
      present.add(who);
    } else {
      words.add(who);
    }
  }

  boolean fits(World world) {
    return conditions.stream().allMatch(world::holds)
        && present.stream().allMatch(world::isThere)
        && words.stream().allMatch(world::knowsWord);
  }

  /** Passages for a special case are preferred to general ones. */
  int weight() {
    return 1 + 2 * conditions.size();
  }
}
