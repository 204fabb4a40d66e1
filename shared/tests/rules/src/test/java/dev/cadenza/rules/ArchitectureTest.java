package dev.cadenza.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/architecture.md matches the code: its drawings, its modules and its classes. */
final class ArchitectureTest {
  private static final Path HOME = Path.of(System.getProperty("cadenza.home"));
  private static final Path PAGE = HOME.resolve("docs/architecture.md");
  private static final String END = "<!-- end of drawings -->";
  private static final Pattern DRAWINGS =
      Pattern.compile("(?s)(<!-- drawings: [^>]*-->\n\n)(.*?)(\n" + END + ")");

  /** A class, possibly with a method: {@code JobLife.submit}. */
  private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z0-9]+)(?:\\.([a-z]\\w*))?`");

  /** Resources of template.yaml. */
  private static final Set<String> NOT_CLASSES = Set.of("JobsFunction");

  @Test
  void shouldDrawTheImportsOfTheCode() throws IOException {
    String drawings = new Drawings(CodeMap.of(HOME)).markdown();
    String page = Files.readString(PAGE);
    var found = DRAWINGS.matcher(page);
    assertThat(found.find()).as("markers of the drawings").isTrue();
    if ("write".equals(System.getProperty("cadenza.docs"))) {
      Files.writeString(
          PAGE, page.substring(0, found.start(2)) + drawings + page.substring(found.end(2)));
      return;
    }

    assertThat(found.group(2))
        .as("the drawings of %s; regenerate them with -Dcadenza.docs=write", PAGE)
        .isEqualTo(drawings);
  }

  @Test
  void shouldNameClassesAndMethodsThatExist() throws IOException {
    String steps = Files.readString(PAGE).split("## Groups of modules", -1)[0];

    assertThat(CLASS.matcher(steps).results().toList())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            name -> {
              if (!NOT_CLASSES.contains(name.group(1))) {
                String source = source(name.group(1));
                assertThat(source).as(name.group()).isNotEmpty();
                if (name.group(2) != null) {
                  assertThat(source).as(name.group()).contains(" " + name.group(2) + "(");
                }
              }
            });
  }

  @Test
  void shouldListEveryModule() throws IOException {
    String listed = Files.readString(PAGE).split("## All modules", -1)[1];
    Set<String> modules = Set.copyOf(CodeMap.of(HOME).modules().values());

    assertThat(modules)
        .hasSizeGreaterThan(40)
        .allSatisfy(
            module ->
                assertThat(listed)
                    .containsPattern("`(" + module + "|" + Path.of(module).getFileName() + ")`"));
  }

  /** The source of a class by its simple name; empty if it does not exist. */
  private static String source(String name) {
    try (Stream<Path> files = Stream.of("functions", "shared").flatMap(ArchitectureTest::files)) {
      return files
          .filter(file -> file.endsWith(name + ".java"))
          .map(ArchitectureTest::read)
          .collect(Collectors.joining());
    }
  }

  private static Stream<Path> files(String folder) {
    try (Stream<Path> files = Files.walk(HOME.resolve(folder))) {
      return files.filter(file -> file.toString().contains("/src/main/java/")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
