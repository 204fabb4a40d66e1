package dev.cadenza.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Where things are: packages, modules, and what their build files may say. */
final class LayoutTest {
  private static final Set<String> PLACELESS = Set.of("common", "commons", "util", "utils", "misc");

  /** In a package of main code, without {@code package-info}. */
  private static final int TYPES = 22;

  @Test
  void shouldSayOfEachPackageWhatBelongsIntoIt() {
    Set<Path> packages =
        Sources.all(".java").stream()
            .filter(file -> Sources.relative(file).contains("/src/main/"))
            .map(Path::getParent)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(packages).hasSizeGreaterThan(50);
    assertThat(packages).allMatch(folder -> Files.exists(folder.resolve("package-info.java")));
  }

  @Test
  void shouldKeepPackagesSmall() {
    Map<String, Long> types =
        Sources.all(".java").stream()
            .filter(file -> Sources.relative(file).contains("/src/main/java/"))
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(
                Collectors.groupingBy(
                    file -> Sources.relative(file.getParent()), Collectors.counting()));

    assertThat(types).hasSizeGreaterThan(50);
    assertThat(types)
        .allSatisfy(
            (name, number) ->
                assertThat(number).as("types of %s", name).isLessThanOrEqualTo(TYPES));
  }

  @Test
  void shouldNameModulesAndPackagesForWhatTheyHold() {
    assertThat(Sources.all(".java", "pom.xml"))
        .allSatisfy(
            file ->
                assertThat(Sources.relative(file.getParent()).split("/"))
                    .doesNotContainAnyElementsOf(PLACELESS));
  }

  @Test
  void shouldBuildEveryModule() throws Exception {
    Set<String> listed = texts(read(Sources.HOME.resolve("pom.xml")), "module");

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            poms().map(pom -> Sources.relative(pom.getParent())).toList());
  }

  /** Or docs/architecture.md says which tests elsewhere hold them. */
  @Test
  void shouldHaveTestsBesideTheCode() throws Exception {
    String page = Files.readString(Sources.HOME.resolve("docs/architecture.md"));
    String elsewhere = page.substring(page.indexOf("## Where tests are"));
    Set<String> tested =
        Sources.all("Test.java").stream()
            .map(Sources::relative)
            .filter(file -> file.contains("/src/test/"))
            .map(file -> file.substring(0, file.indexOf("/src/")))
            .collect(Collectors.toSet());

    assertThat(tested).contains("shared/core/jobs", "shared/core/pipeline");
    assertThat(poms().map(pom -> Sources.relative(pom.getParent())))
        .filteredOn(module -> !module.startsWith("shared/tests/") && !module.startsWith("layers/"))
        .filteredOn(module -> !tested.contains(module))
        .allMatch(module -> elsewhere.contains("| `" + module + "`"));
  }

  /** A version that two modules declare is soon two versions. */
  @Test
  void shouldDeclareVersionsAndPluginsInTheRoot() throws Exception {
    Set<String> managed =
        elements(read(Sources.HOME.resolve("pom.xml")), "plugin")
            .map(plugin -> texts(plugin, "artifactId").iterator().next())
            .collect(Collectors.toSet());
    for (Path pom : poms().toList()) {
      Element project = read(pom);
      Stream.of("dependency", "plugin")
          .flatMap(kind -> elements(project, kind))
          .forEach(
              used ->
                  assertThat(texts(used, "version"))
                      .as("a version in %s", pom)
                      .allMatch(version -> version.matches("\\$\\{[^}]+}")));
      assertThat(elements(project, "properties").flatMap(LayoutTest::names))
          .as("properties of %s", pom)
          .noneMatch(name -> name.endsWith("version"));
      for (Element plugin : elements(project, "plugin").toList()) {
        assertThat(managed)
            .as("plugins of the root's pom.xml")
            .contains(texts(plugin, "artifactId").iterator().next());
      }
    }
  }

  private static Stream<Path> poms() {
    return Sources.all("pom.xml").stream();
  }

  private static Element read(Path pom) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    return document.getDocumentElement();
  }

  private static Stream<Element> elements(Element in, String name) {
    NodeList found = in.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
  }

  private static Stream<String> names(Element in) {
    return elements(in, "*").map(Element::getTagName);
  }

  private static Set<String> texts(Element in, String name) {
    List<String> texts = elements(in, name).map(it -> it.getTextContent().strip()).toList();
    return new LinkedHashSet<>(texts);
  }
}
