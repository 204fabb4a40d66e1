package dev.cadenza.storyteller;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Somewhere a scene can be.
 *
 * @param name with its article
 * @param home whether a character can live there, so that a story can begin there
 * @param keeper who is met there, with an article
 * @param look what is seen on arrival
 * @param details what is noticed later
 * @param challenge what has to be overcome there, in paragraphs
 * @param lead what is found there, with its article: it points to the next place
 */
record Place(
    String name,
    boolean outdoors,
    boolean home,
    String keeper,
    List<String> look,
    List<String> details,
    List<String> challenge,
    String lead) {
  Place {
    requireNonNull(name, "name");
    requireNonNull(keeper, "keeper");
    look = List.copyOf(look);
    details = List.copyOf(details);
    challenge = List.copyOf(challenge);
    requireNonNull(lead, "lead");
  }

  static Place of(Block block) {
    return new Place(
        block.field("name"),
        block.words().contains("outdoors"),
        block.words().contains("home"),
        block.field("keeper"),
        block.all("look"),
        block.all("detail"),
        block.all("challenge"),
        block.field("lead"));
  }

  /** The setting in the prompt. */
  Place named(String name, boolean outside) {
    return new Place(name, outside, home, keeper, List.of(), List.of(), challenge, lead);
  }
}
