package dev.cadenza.storyteller.library;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * The content of a genre.
 *
 * @param name such as {@code fairy-tale}
 * @param head its aliases, the words of a prompt that indicate it, and its people
 */
public record Genre(String name, Block head, List<Place> places, List<Goal> goals) {
  private static final Set<String> ENTITIES = Set.of("genre", "place", "goal");

  public Genre {
    requireNonNull(name, "name");
    requireNonNull(head, "head");
    places = List.copyOf(places);
    goals = List.copyOf(goals);
  }

  public static boolean isPartOf(Block block) {
    return ENTITIES.contains(block.key());
  }

  public static Genre of(String name, List<Block> blocks) {
    return new Genre(
        name,
        blocks.stream().filter(block -> block.key().equals("genre")).findFirst().orElseThrow(),
        blocks.stream().filter(block -> block.key().equals("place")).map(Place::of).toList(),
        blocks.stream().filter(block -> block.key().equals("goal")).map(Goal::of).toList());
  }

  /** The display name: {@code fairy tale}. */
  public String title() {
    return name.replace('-', ' ');
  }

  public boolean isCalled(String word) {
    return title().equals(word) || words("aliases").contains(word);
  }

  /** The number of words in a prompt that indicate it. */
  public long hints(List<String> prompt) {
    List<String> hints = words("hints");
    return prompt.stream().filter(hints::contains).distinct().count();
  }

  public List<String> people(String part) {
    return words(part);
  }

  /** The name of its list of given names. */
  public String names() {
    return head.field("names");
  }

  private List<String> words(String field) {
    return head.all(field).stream().flatMap(line -> List.of(line.split(",\\s*")).stream()).toList();
  }
}
