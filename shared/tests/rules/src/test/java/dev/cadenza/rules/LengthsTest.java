package dev.cadenza.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Files have less than 300 lines, methods less than 40. {@code too-long.txt} names what was longer
 * when this test was written: it may not grow, and is taken off the list when it is short enough.
 */
final class LengthsTest {
  private static final int FILE = 300;
  private static final int METHOD = 40;

  @Test
  void shouldKeepFilesShort() {
    Map<String, Integer> lengths =
        Stream.concat(
                Sources.all(".java", ".js", ".css", ".bash").stream(),
                Stream.of(Sources.HOME.resolve("cadenza")))
            .collect(Collectors.toMap(Sources::relative, LengthsTest::lines));

    check(lengths, FILE, path -> !path.contains("#"));
  }

  @Test
  void shouldKeepMethodsShort() throws IOException {
    Sources sources = Sources.parse();
    Map<String, Integer> lengths = new TreeMap<>();
    sources.each(
        MethodTree.class,
        (source, method) -> {
          if (method.getBody() != null) {
            lengths.merge(
                source.path() + "#" + method.getName(),
                sources.lines(source, method.getBody()),
                Math::max);
          }
        });

    check(lengths, METHOD, path -> path.contains("#"));
  }

  private static void check(Map<String, Integer> lengths, int limit, Predicate<String> kind) {
    Map<String, Integer> known = new TreeMap<>(known());
    known.keySet().removeIf(kind.negate());

    assertThat(lengths).as("nothing was looked at").hasSizeGreaterThan(1_000);
    assertThat(lengths)
        .allSatisfy(
            (name, length) ->
                assertThat(length)
                    .as(name)
                    .isLessThanOrEqualTo(known.getOrDefault(name, limit - 1)));
    assertThat(known.keySet())
        .as("is short enough or gone: take it off too-long.txt")
        .allSatisfy(
            name ->
                assertThat(lengths.getOrDefault(name, 0)).as(name).isGreaterThanOrEqualTo(limit));
  }

  /** Lengths by name. */
  private static Map<String, Integer> known() {
    try (InputStream list = LengthsTest.class.getResourceAsStream("too-long.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" "))
          .collect(Collectors.toMap(parts -> parts[1], parts -> Integer.valueOf(parts[0])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int lines(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
