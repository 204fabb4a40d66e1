package dev.cadenza.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Main sources and texts use plain words: plain-words.txt lists the others, with reasons. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlainWordsTest {
  private static final Path HOME = Path.of(System.getProperty("cadenza.home"));
  private static final Pattern TEXTS =
      Pattern.compile("cadenza|.*\\.(java|js|html|yaml|md|txt|bash)");
  private static final Pattern SKIPPED = Pattern.compile("(.*/)?(target|src/test|\\.[^/]+)(/.*)?");

  private final List<Path> files = new ArrayList<>();

  /**
   * A phrase that is counted.
   *
   * @param most the accepted number of places
   */
  record Phrase(String text, int most, String reason) {
    private static Phrase of(String line) {
      String[] parts = line.split(" \\| ", 3);
      return new Phrase(parts[0], Integer.parseInt(parts[1]), parts[2]);
    }

    private Pattern pattern() {
      return Pattern.compile("\\b" + text + "\\b", Pattern.CASE_INSENSITIVE);
    }
  }

  @BeforeAll
  void find() throws IOException {
    List<String> excluded =
        lines().filter(line -> line.startsWith("! ")).map(PlainWordsTest::path).toList();
    try (Stream<Path> found = Files.walk(HOME)) {
      found
          .filter(Files::isRegularFile)
          .filter(file -> isText(HOME.relativize(file).toString()))
          .filter(file -> excluded.stream().noneMatch(HOME.relativize(file).toString()::startsWith))
          .forEach(files::add);
    }
  }

  static Stream<Phrase> phrases() {
    return lines().filter(line -> !line.startsWith("! ")).map(Phrase::of);
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void shouldUsePlainWords(Phrase phrase) {
    Pattern pattern = phrase.pattern();
    List<String> places = files.stream().flatMap(file -> places(file, pattern)).toList();

    assertThat(places)
        .as("\"%s\": %s", phrase.text(), phrase.reason())
        .hasSizeLessThanOrEqualTo(phrase.most());
  }

  @Test
  void shouldCountInAllKindsOfTexts() {
    assertThat(files)
        .hasSizeGreaterThan(900)
        .contains(
            HOME.resolve("cadenza"),
            HOME.resolve("template.yaml"),
            HOME.resolve("README.md"),
            HOME.resolve("docs/engines.md"),
            HOME.resolve("shared/local/cli/src/main/help/up.txt"),
            HOME.resolve("shared/local/cli/src/main/bash/doctor.bash"),
            HOME.resolve("shared/core/model/src/main/java/dev/cadenza/model/Job.java"));
  }

  /** Lines with the phrase; it may continue on the next line of a comment. */
  private static Stream<String> places(Path file, Pattern phrase) {
    List<String> lines = read(file).lines().toList();
    List<String> places = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
      String line = lines.get(i);
      String joined = line + " " + next.strip().replaceFirst("^(\\*|//|#)\\s+", "");
      int end = line.length();
      if (phrase.matcher(joined).results().anyMatch(found -> found.start() < end)) {
        places.add(HOME.relativize(file) + ":" + (i + 1) + ": " + line.strip());
      }
    }
    return places.stream();
  }

  private static boolean isText(String path) {
    return TEXTS.matcher(path).matches() && !SKIPPED.matcher(path).matches();
  }

  private static String path(String line) {
    return line.substring(2, line.indexOf(" | "));
  }

  private static Stream<String> lines() {
    try (var list = PlainWordsTest.class.getResourceAsStream("plain-words.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
