package dev.cadenza.storyteller.library;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A place of a scene.
 *
 * @param name with its article
 * @param home whether a character can live there, so that a story can begin there
 * @param keeper the character who lives there, with an article
 * @param look the description on arrival
 * @param details later descriptions
 * @param challenge an obstacle, in paragraphs
 * @param lead an object, with its article, that leads to the next place
 */
public record Place(
    String name,
    boolean outdoors,
    boolean home,
    String keeper,
    List<String> look,
    List<String> details,
    List<String> challenge,
    String lead) {
  public Place {
    requireNonNull(name, "name");
    requireNonNull(keeper, "keeper");
    look = List.copyOf(look);
    details = List.copyOf(details);
    challenge = List.copyOf(challenge);
    requireNonNull(lead, "lead");
  }

  public static Place of(Block block) {
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

  /** Whether one is on it, and not in it. */
  public boolean isSurface() {
    return name.matches(
        "(?:.* )?(?:bridge|beach|island|platform|roof|hill|deck|pier|quay|ring)\\b.*");
  }
}
