package dev.cadenza.storyteller;

import dev.cadenza.storyteller.Person.Manner;
import dev.cadenza.storyteller.library.Block;
import dev.cadenza.storyteller.library.Library;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The expressions of each manner of speech, used in rotation. */
final class Speech {
  private final Map<Manner, Turns> says = new EnumMap<>(Manner.class);

  private static final class Turns {
    private final List<String> words;
    private int next;

    Turns(List<String> words) {
      this.words = words;
    }

    String take() {
      return words.get(next++ % words.size());
    }
  }

  Speech(Library library, Chance chance) {
    for (Manner manner : Manner.values()) {
      Block block = library.manner(manner.name().toLowerCase(Locale.ROOT));
      says.put(manner, new Turns(chance.shuffled(block.all("says"))));
    }
  }

  /** A verb, and after a comma the manner. */
  String says(Manner manner) {
    return says.get(manner).take();
  }
}
