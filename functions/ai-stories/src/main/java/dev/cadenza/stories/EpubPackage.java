package dev.cadenza.stories;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.story.Story;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The package document of an EPUB.
 *
 * @param made the time of the job
 */
record EpubPackage(TimedStory timed, long seed, String writer, Instant made) {
  EpubPackage {
    requireNonNull(timed, "timed");
    requireNonNull(writer, "writer");
    requireNonNull(made, "made");
  }

  String xml() {
    Story story = timed.story();
    return Resource.filled(
        "epub/package.opf",
        Map.ofEntries(
            Map.entry("language", Xml.escape(story.language())),
            Map.entry("identifier", identifier()),
            Map.entry("title", Xml.escape(story.title())),
            Map.entry("genre", Xml.escape(story.genre())),
            Map.entry("writer", Xml.escape(writer)),
            Map.entry("seed", Long.toString(seed)),
            Map.entry("modified", made.truncatedTo(ChronoUnit.SECONDS).toString()),
            Map.entry("durations", durations()),
            Map.entry("items", items()),
            Map.entry("spine", spine())));
  }

  private String identifier() {
    String what = writer + "\n" + seed + "\n" + timed.story();
    return "urn:uuid:" + UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
  }

  private List<EpubChapter> chapters() {
    List<EpubChapter> chapters = new ArrayList<>();
    for (int i = 0; i < timed.chapters().size(); i++) {
      chapters.add(new EpubChapter(timed, i));
    }
    return chapters;
  }

  private String durations() {
    StringBuilder text = new StringBuilder();
    double total = chapters().stream().mapToDouble(EpubChapter::seconds).sum();
    text.append("    <meta property=\"media:duration\">%s</meta>\n".formatted(clock(total)));
    for (EpubChapter chapter : chapters()) {
      text.append(
          "    <meta property=\"media:duration\" refines=\"#%s-overlay\">%s</meta>\n"
              .formatted(chapter.id(), clock(chapter.seconds())));
    }
    return text.toString().stripTrailing();
  }

  private static String clock(double seconds) {
    return String.format(Locale.ROOT, "%.3fs", seconds);
  }

  private String items() {
    StringBuilder text = new StringBuilder();
    for (EpubChapter chapter : chapters()) {
      text.append(
          """
              <item id="%1$s" href="%2$s" media-type="application/xhtml+xml" media-overlay="%1$s-overlay"/>
              <item id="%1$s-overlay" href="%3$s" media-type="application/smil+xml"/>
              <item id="%1$s-audio" href="%4$s" media-type="audio/mpeg"/>
          """
              .formatted(chapter.id(), chapter.page(), chapter.overlay(), chapter.audio()));
    }
    return text.toString().stripTrailing();
  }

  private String spine() {
    return String.join(
        "\n",
        chapters().stream().map(it -> "    <itemref idref=\"%s\"/>".formatted(it.id())).toList());
  }
}
