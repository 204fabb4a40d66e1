package dev.cadenza.engines.story;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A story, split into spoken units.
 *
 * @param genre as the writer interpreted it
 * @param tone as the writer interpreted it
 * @param language BCP 47
 * @param characters the protagonist first
 * @param places in the order of their appearance
 */
public record Story(
    String title,
    String genre,
    String tone,
    String language,
    List<StoryCharacter> characters,
    List<String> places,
    List<Chapter> chapters) {
  /** The speaker of text outside of quotations. */
  public static final String NARRATOR = "";

  public Story {
    requireNonNull(title, "title");
    requireNonNull(genre, "genre");
    requireNonNull(tone, "tone");
    requireNonNull(language, "language");
    characters = List.copyOf(characters);
    places = List.copyOf(places);
    chapters = List.copyOf(chapters);
  }

  /** All sentences, in order. */
  public Stream<Sentence> sentences() {
    return chapters.stream()
        .flatMap(chapter -> chapter.paragraphs().stream())
        .flatMap(paragraph -> paragraph.sentences().stream());
  }

  /** The number of words, without titles. */
  public int words() {
    return sentences().mapToInt(sentence -> sentence.text().split("\\s+").length).sum();
  }

  public record Chapter(String title, List<Paragraph> paragraphs) {
    public Chapter {
      requireNonNull(title, "title");
      paragraphs = List.copyOf(paragraphs);
    }
  }

  public record Paragraph(List<Sentence> sentences) {
    public Paragraph {
      sentences = List.copyOf(sentences);
    }

    /** The printed text. */
    public String text() {
      return sentences.stream().map(Sentence::text).collect(Collectors.joining(" "));
    }
  }

  /**
   * A unit of one speaker: a sentence, or the part of one inside or outside of quotation marks.
   *
   * @param text including its quotation marks
   * @param speaker a character's name, or {@link #NARRATOR}
   */
  public record Sentence(String text, String speaker) {
    public Sentence {
      requireNonNull(text, "text");
      requireNonNull(speaker, "speaker");
      if (text.isBlank()) {
        throw new IllegalArgumentException("A sentence without words.");
      }
    }
  }
}
