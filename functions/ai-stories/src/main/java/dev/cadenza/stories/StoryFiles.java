package dev.cadenza.stories;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.story.Story;
import dev.cadenza.stories.TimedStory.TimedChapter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files of a story: Markdown, subtitles and JSON. */
record StoryFiles(TimedStory timed, long seed, String writer) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Without values that change between runs. */
  String markdown() {
    Story story = timed.story();
    StringBuilder text = new StringBuilder("# " + escaped(story.title()) + "\n\n");
    text.append(
        String.format(
            Locale.ROOT,
            "*%s, %s. Written by a machine (%s, seed %d).*\n",
            capitalised(escaped(story.genre())),
            escaped(story.tone()),
            escaped(writer),
            seed));
    for (Story.Chapter chapter : story.chapters()) {
      text.append("\n## ").append(escaped(chapter.title())).append('\n');
      chapter.paragraphs().forEach(it -> text.append('\n').append(escaped(it.text())).append('\n'));
    }
    return text.toString();
  }

  /** Characters with a meaning in Markdown, and the start of entities. */
  private static String escaped(String text) {
    return text.replaceAll("[\\\\`*_\\[\\]<>#|~]|&(?=#?\\w+;)", "\\\\$0")
        .replaceFirst("^(?=[-+=])", "\\\\")
        .replaceFirst("^(\\d+)([.)]) ", "$1\\\\$2 ");
  }

  private static String capitalised(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Subtitles, with the speakers' names. */
  String vtt() {
    return new StorySubtitles(timed).vtt();
  }

  byte[] json() throws java.io.IOException {
    Story story = timed.story();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", story.title());
    json.put("genre", story.genre());
    json.put("tone", story.tone());
    json.put("language", story.language());
    json.put("writer", writer);
    json.put("seed", seed);
    json.put("synthetic", true);
    json.put("characters", story.characters());
    json.put("places", story.places());
    List<Map<String, Object>> chapters = new ArrayList<>();
    for (int i = 0; i < timed.chapters().size(); i++) {
      TimedChapter chapter = timed.chapters().get(i);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("title", chapter.title().text());
      one.put("start", timed.spans().get(i).start());
      one.put("end", timed.spans().get(i).end());
      one.put(
          "paragraphs",
          chapter.paragraphs().stream().map(lines -> Map.of("sentences", lines)).toList());
      chapters.add(one);
    }
    json.put("chapters", chapters);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }
}
