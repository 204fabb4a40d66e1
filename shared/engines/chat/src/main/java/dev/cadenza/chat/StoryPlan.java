package dev.cadenza.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.StoryCharacter;
import dev.cadenza.engines.story.StoryRequest;
import dev.cadenza.engines.text.SentenceSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A model's plan of a story. */
record StoryPlan(
    String title,
    String genre,
    String tone,
    List<StoryCharacter> characters,
    List<String> places,
    List<Part> chapters) {
  private static final Set<String> GENDERS = Set.of("female", "male", "neutral");
  private static final int MAX_CHARACTERS = 20;
  private static final int MAX_PARAGRAPHS = 60;
  private static final int MAX_SENTENCES = 40;

  StoryPlan {
    characters = List.copyOf(characters);
    places = List.copyOf(places);
    chapters = List.copyOf(chapters);
  }

  /** A planned chapter. */
  record Part(String title, String events) {}

  /** The plan in a response; empty if it does not have the requested chapters. */
  static Optional<StoryPlan> read(Optional<JsonNode> answer, StoryRequest request) {
    return answer
        .map(
            json ->
                new StoryPlan(
                    json.path("title").asText().strip(),
                    json.path("genre").asText(request.genre().orElse("")).strip(),
                    json.path("tone").asText(request.tone().orElse("")).strip(),
                    characters(json.path("characters"), request),
                    texts(json.path("places")),
                    parts(json.path("chapters"))))
        .filter(plan -> !plan.title().isEmpty() && plan.chapters().size() == request.chapters());
  }

  /** The planned characters, and requested ones that the plan omits. */
  private static List<StoryCharacter> characters(JsonNode json, StoryRequest request) {
    List<StoryCharacter> characters = new ArrayList<>();
    for (JsonNode it : json) {
      String name = it.path("name").asText().strip();
      if (!name.isEmpty() && characters.size() < MAX_CHARACTERS) {
        characters.add(
            new StoryCharacter(
                name, it.path("role").asText().strip(), gender(it.path("gender").asText())));
      }
    }
    for (StoryRequest.Wanted wanted : request.characters()) {
      if (characters.stream().noneMatch(it -> it.name().equals(wanted.name()))) {
        characters.add(new StoryCharacter(wanted.name(), wanted.role(), gender(wanted.gender())));
      }
    }
    return characters;
  }

  private static String gender(String given) {
    return GENDERS.contains(given) ? given : "neutral";
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(it -> texts.add(it.asText().strip()));
    texts.removeIf(String::isEmpty);
    return texts;
  }

  private static List<Part> parts(JsonNode json) {
    List<Part> parts = new ArrayList<>();
    json.forEach(
        it -> parts.add(new Part(it.path("title").asText().strip(), it.path("events").asText())));
    return parts;
  }

  /** A written chapter; empty if it has no text. */
  Optional<Story.Chapter> chapter(int index, JsonNode json) {
    List<Story.Paragraph> paragraphs = new ArrayList<>();
    for (JsonNode paragraph : json.path("paragraphs")) {
      List<Story.Sentence> sentences = new ArrayList<>();
      paragraph.forEach(it -> sentences.addAll(sentences(it)));
      if (!sentences.isEmpty() && paragraphs.size() < MAX_PARAGRAPHS) {
        paragraphs.add(new Story.Paragraph(sentences.stream().limit(MAX_SENTENCES).toList()));
      }
    }
    return paragraphs.isEmpty()
        ? Optional.empty()
        : Optional.of(new Story.Chapter(chapters.get(index).title(), paragraphs));
  }

  private List<Story.Sentence> sentences(JsonNode json) {
    String given = json.path("speaker").asText().strip();
    String speaker =
        characters.stream().anyMatch(it -> it.name().equals(given)) ? given : Story.NARRATOR;
    String text = json.isTextual() ? json.asText() : json.path("text").asText();
    return SentenceSplitter.split(text).stream()
        .map(sentence -> new Story.Sentence(sentence, speaker))
        .toList();
  }

  Story story(String language, List<Story.Chapter> written) {
    return new Story(title, genre, tone, language, characters, places, written);
  }
}
