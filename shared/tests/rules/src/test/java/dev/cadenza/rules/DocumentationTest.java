package dev.cadenza.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links in the documentation lead somewhere, and a newcomer finds things from the README. */
final class DocumentationTest {
  private static final Path HOME = Path.of(System.getProperty("cadenza.home"));
  private static final Path README = HOME.resolve("README.md");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern SKIPPED = Pattern.compile("(.*/)?(target|\\.[^/]+)(/.*)?");

  @Test
  void shouldLinkToFilesThatExist() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (Path target : links(page)) {
        if (!Files.exists(target)) {
          broken.add(HOME.relativize(page) + " -> " + HOME.relativize(target));
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  /** The page on security names the test of each protection. */
  @Test
  void shouldNameTestsThatExist() throws IOException {
    Set<String> tests = new TreeSet<>();
    try (Stream<Path> files = Files.walk(HOME)) {
      files
          .filter(file -> !SKIPPED.matcher(HOME.relativize(file).toString()).matches())
          .map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
          .filter(name -> name.endsWith("Test"))
          .forEach(tests::add);
    }
    String page = Files.readString(HOME.resolve("docs/security.md"));

    assertThat(Pattern.compile("`(\\w+Test)`").matcher(page).results().map(it -> it.group(1)))
        .hasSizeGreaterThan(20)
        .isSubsetOf(tests);
  }

  @Test
  void shouldKeepTheReadmeShort() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(130);
  }

  @Test
  void shouldListEveryPageInTheReadmeOrInAPageThatItLinks() throws IOException {
    Set<Path> reachable = within(2);
    try (Stream<Path> docs = Files.list(HOME.resolve("docs"))) {
      assertThat(docs.filter(page -> page.toString().endsWith(".md")))
          .allSatisfy(page -> assertThat(reachable).contains(page));
    }
  }

  /** In at most two steps: a page that the README links, and a link or a folder in it. */
  @ParameterizedTest
  @CsvSource({
    "routes and queues, template.yaml",
    "the steps of a job type, shared/core/jobs/src/main/java/dev/cadenza/jobs/JobSteps.java",
    "a worker's loop, shared/core/pipeline/src/main/java/dev/cadenza/pipeline/JobWorker.java",
    "the choice of an engine, "
        + "shared/engines/ports/src/main/java/dev/cadenza/engines/choice/Engines.java",
    "the prices of engines, "
        + "shared/engines/ports/src/main/resources/dev/cadenza/engines/prices.csv",
    "the catalogue of models, "
        + "shared/engines/models/src/main/resources/dev/cadenza/models/catalog/catalogue.json",
    "the web application, " + "functions/dashboard/src/main/resources/dev/cadenza/dashboard/app",
    "the API's schemas, "
        + "functions/dashboard/src/main/resources/dev/cadenza/dashboard/openapi/schemas.yaml",
    "the local HTTP API, "
        + "shared/local/cloud/src/main/java/dev/cadenza/local/gateway/HttpApi.java",
    "differences from AWS, shared/local/cloud/README.md",
    "the reason for the embedded DynamoDB, "
        + "docs/decisions/0014-an-embedded-dynamodb-on-sqlite.md",
    "a WebSocket client in Java, docs/WatchJob.java",
    "sample events, events/README.md"
  })
  void shouldLeadToThingsInTwoSteps(String thing, String file) throws IOException {
    assertThat(within(2)).as(thing).contains(HOME.resolve(file));
  }

  /** The pages and files that the README reaches over this number of links. */
  private static Set<Path> within(int steps) throws IOException {
    Set<Path> reached = new TreeSet<>(Set.of(README));
    for (int i = 0; i < steps; i++) {
      for (Path page : List.copyOf(reached)) {
        if (Files.isDirectory(page)) {
          try (Stream<Path> files = Files.list(page)) {
            files.forEach(reached::add);
          }
        } else if (page.toString().endsWith(".md")) {
          reached.addAll(links(page));
        }
      }
    }
    return reached;
  }

  /** The relative links of a page, outside of code. */
  private static List<Path> links(Path page) throws IOException {
    String text = Files.readString(page).replaceAll("(?s)```.*?```", "");
    return LINK.matcher(text)
        .results()
        .map(link -> link.group(1).replaceFirst("#.*", ""))
        .filter(link -> !link.isEmpty() && !link.contains(":"))
        .map(link -> page.resolveSibling(link).normalize())
        .collect(Collectors.toList());
  }

  private static List<Path> pages() {
    try (Stream<Path> files = Files.walk(HOME)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !SKIPPED.matcher(HOME.relativize(file).toString()).matches())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
