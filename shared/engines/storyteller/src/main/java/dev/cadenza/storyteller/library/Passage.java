package dev.cadenza.storyteller.library;

import dev.cadenza.storyteller.language.Phrases;
import dev.cadenza.storyteller.language.Template;
import dev.cadenza.storyteller.language.Template.Node.Slot;
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
public record Passage(
    String beat,
    List<String> conditions,
    List<Template> paragraphs,
    List<String> present,
    List<String> words) {
  private static final int MOST_VARIANTS = 4;

  public Passage {
    conditions = List.copyOf(conditions);
    paragraphs = List.copyOf(paragraphs);
    present = List.copyOf(present);
    words = List.copyOf(words);
  }

  public static Passage of(String beat, List<String> conditions, List<String> lines) {
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
    String who = slot.argument().isEmpty() ? Phrases.lowered(slot.name()) : slot.argument();
    if (who.endsWith("*")) {
      words.add(who.substring(0, who.length() - 1));
    } else if (Template.isPart(who)) {
      present.add(who);
    } else {
      words.add(who);
    }
  }

  /** About how many words it has. */
  public double length() {
    return paragraphs.stream().mapToDouble(Template::words).sum();
  }

  /** Passages for a special case and those with many variants are preferred to general ones. */
  public int weight() {
    int variants = paragraphs.stream().mapToInt(Template::choices).sum();
    return 1 + 2 * conditions.size() + Math.min(MOST_VARIANTS, 2 * variants);
  }
}
