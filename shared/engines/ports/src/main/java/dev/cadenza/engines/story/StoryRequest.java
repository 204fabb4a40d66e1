package dev.cadenza.engines.story;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The request for a story.
 *
 * @param prompt the subject, as the user wrote it
 * @param genre such as {@code mystery}; empty: the writer chooses
 * @param tone such as {@code warm}; empty: the writer chooses
 * @param characters who must appear
 * @param seed the same seed gives the same story
 * @param language BCP 47
 */
public record StoryRequest(
    String prompt,
    Optional<String> genre,
    Optional<String> tone,
    Length length,
    List<Wanted> characters,
    long seed,
    String language) {
  public StoryRequest {
    requireNonNull(prompt, "prompt");
    requireNonNull(genre, "genre");
    requireNonNull(tone, "tone");
    requireNonNull(length, "length");
    characters = List.copyOf(characters);
    requireNonNull(language, "language");
  }

  /** The length of a story. */
  public enum Length {
    SHORT(3, 600, 900),
    MEDIUM(6, 2_000, 3_000),
    LONG(12, 6_000, 9_000);

    private final int chapters;
    private final int fewestWords;
    private final int mostWords;

    Length(int chapters, int fewestWords, int mostWords) {
      this.chapters = chapters;
      this.fewestWords = fewestWords;
      this.mostWords = mostWords;
    }

    /**
     * The length of a job's parameter.
     *
     * @param word such as {@code medium}; any other value is a short story
     */
    public static Length of(Optional<String> word) {
      return Arrays.stream(values())
          .filter(it -> word.filter(it.name().toLowerCase(Locale.ROOT)::equals).isPresent())
          .findFirst()
          .orElse(SHORT);
    }

    public int chapters() {
      return chapters;
    }

    public int fewestWords() {
      return fewestWords;
    }

    public int mostWords() {
      return mostWords;
    }
  }

  /**
   * A character that must appear.
   *
   * @param role such as {@code a grumpy ferryman}; empty: the writer decides
   * @param gender {@code female}, {@code male}, {@code neutral}, or empty: the writer decides
   */
  public record Wanted(String name, String role, String gender) {
    public Wanted {
      requireNonNull(name, "name");
      requireNonNull(role, "role");
      requireNonNull(gender, "gender");
    }
  }
}
