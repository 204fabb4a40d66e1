package dev.cadenza.books;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The package document of an EPUB. */
record EpubPackage(BookDetails details, List<EpubChapter> chapters) {
  EpubPackage {
    requireNonNull(details, "details");
    chapters = List.copyOf(chapters);
  }

  String xml() {
    return Resource.filled(
        "epub/package.opf",
        Map.of(
            "language", Xml.escape(details.language()),
            "identifier", identifier(),
            "title", Xml.escape(details.title()),
            "details", stated(),
            "modified", details.modified().truncatedTo(ChronoUnit.SECONDS).toString(),
            "durations", durations(),
            "items", items(),
            "spine", spine()));
  }

  private String identifier() {
    return "urn:uuid:"
        + UUID.nameUUIDFromBytes(details.identity().getBytes(StandardCharsets.UTF_8));
  }

  /** Empty elements are not valid. */
  private String stated() {
    return element("creator", details.creator())
        + element("subject", details.subject())
        + element("description", details.description());
  }

  private static String element(String name, String text) {
    return text.isBlank() ? "" : "\n    <dc:%1$s>%2$s</dc:%1$s>".formatted(name, Xml.escape(text));
  }

  private String durations() {
    StringBuilder text = new StringBuilder();
    double total = chapters.stream().mapToDouble(EpubChapter::seconds).sum();
    text.append("    <meta property=\"media:duration\">%s</meta>\n".formatted(clock(total)));
    for (EpubChapter chapter : chapters) {
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
    for (EpubChapter chapter : chapters) {
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
    return chapters.stream()
        .map(it -> "    <itemref idref=\"%s\"/>".formatted(it.id()))
        .collect(Collectors.joining("\n"));
  }
}
