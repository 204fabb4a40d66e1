package dev.cadenza.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Package clients know where packages are; nothing here does. */
final class RegistryNamesTest {
  /** Put together from parts, or this file would be found. */
  static final Pattern HOSTS =
      Pattern.compile(
          String.join(
              "|",
              "py" + "pi\\.(org|python)",
              "python" + "hosted",
              "npm" + "js\\.",
              "yarn" + "pkg"),
          Pattern.CASE_INSENSITIVE);

  private static final Path HOME = Path.of(System.getProperty("cadenza.home"));

  private static Stream<Path> walk(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cadenza",
        "README.md",
        "NOTICE",
        "docs",
        "shared/engines",
        "shared/local/cli/src"
      })
  void shouldNotBeNamed(String place) throws IOException {
    List<Path> texts =
        walk(HOME.resolve(place))
            .filter(file -> !file.toString().contains("/target/"))
            .filter(
                file -> file.toString().matches(".*(/cadenza|NOTICE|\\.(md|java|json|bash|txt))"))
            .toList();

    assertThat(texts).isNotEmpty();
    for (Path text : texts) {
      assertThat(Files.readString(text)).as("%s", text).doesNotContainPattern(HOSTS);
    }
  }
}
