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
 * @param seconds how long it is when it is read aloud; empty: as its length says
 * @param characters who must appear
 * @param seed the same seed gives the same story
 * @param language BCP 47
 */
public record StoryRequest(
    String prompt,
    Optional<String> genre,
    Optional<String> tone,
    Length length,
    Optional<Integer> seconds,
    List<Wanted> characters,
    long seed,
    String language) {
  /** Of narrators, with their pauses. */
  private static final double WORDS_A_SECOND = 2.6;

  public StoryRequest {
    requireNonNull(prompt, "prompt");
    requireNonNull(genre, "genre");
    requireNonNull(tone, "tone");
    requireNonNull(length, "length");
    requireNonNull(seconds, "seconds");
    characters = List.copyOf(characters);
    requireNonNull(language, "language");
  }

  /** A story whose length is one of the words for it. */
  public StoryRequest(
      String prompt,
      Optional<String> genre,
      Optional<String> tone,
      Length length,
      List<Wanted> characters,
      long seed,
      String language) {
    this(prompt, genre, tone, length, Optional.empty(), characters, seed, language);
  }

  /** The number of words to write. */
  public int words() {
    return seconds
        .map(it -> (int) Math.round(it * WORDS_A_SECOND))
        .orElse((length.fewestWords() + length.mostWords()) / 2);
  }

  /** The number of chapters: one for a story of about two minutes. */
  public int chapters() {
    if (seconds.isEmpty()) {
      return length.chapters();
    }
    int words = words();
    if (words < Length.SHORT.fewestWords()) {
      return 1;
    }
    return Arrays.stream(Length.values())
        .filter(it -> words < 2 * it.fewestWords())
        .findFirst()
        .orElse(Length.LONG)
        .chapters();
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
