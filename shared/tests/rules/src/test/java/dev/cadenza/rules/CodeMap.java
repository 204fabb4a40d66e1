package dev.cadenza.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packages of all modules and their imports, read from the sources.
 *
 * @param modules the module of each package of main code, such as {@code shared/core/jobs}
 * @param imports the packages that each module's packages import, with test code for {@code tests}
 */
record CodeMap(SortedMap<String, String> modules, List<Import> imports) {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?([a-z][\\w.]*?)\\.[A-Z]");
  private static final String MAIN = "src/main/java";
  private static final String TEST = "src/test/java";

  /** An import of a package by a package of a module. */
  record Import(String module, String from, String to) {}

  static CodeMap of(Path home) throws IOException {
    SortedMap<String, String> modules = new TreeMap<>();
    List<Import> imports = new ArrayList<>();
    for (Path file : sources(home)) {
      String path = home.relativize(file).toString();
      boolean main = path.contains("/" + MAIN + "/");
      String module = path.substring(0, path.indexOf("/src/"));
      String text = Files.readString(file);
      Matcher name = PACKAGE.matcher(text);
      if (!name.find() || !(main || module.startsWith("shared/tests/"))) {
        continue;
      }
      if (main) {
        modules.putIfAbsent(name.group(1), module);
      }
      IMPORT
          .matcher(text)
          .results()
          .forEach(found -> imports.add(new Import(module, name.group(1), found.group(1))));
    }
    return new CodeMap(modules, List.copyOf(imports));
  }

  private static List<Path> sources(Path home) throws IOException {
    List<Path> roots;
    try (Stream<Path> modules = Files.find(home, 4, CodeMap::isModule)) {
      roots =
          modules
              .flatMap(pom -> Stream.of(MAIN, TEST).map(pom.getParent()::resolve))
              .filter(Files::isDirectory)
              .toList();
    }
    return roots.stream().flatMap(CodeMap::javaFiles).sorted().toList();
  }

  private static boolean isModule(Path path, BasicFileAttributes kind) {
    return path.endsWith("pom.xml") && path.toString().matches(".*/(functions|shared)/.*");
  }

  private static Stream<Path> javaFiles(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The group of a module: {@code core} of {@code shared/core/jobs}. */
  static String group(String module) {
    String[] parts = module.split("/", -1);
    return parts[parts[0].equals("shared") ? 1 : 0];
  }

  /** The groups that each group imports. */
  SortedMap<String, SortedSet<String>> groups() {
    SortedMap<String, SortedSet<String>> graph = new TreeMap<>();
    modules.values().forEach(module -> graph.putIfAbsent(group(module), new TreeSet<>()));
    for (Import each : imports) {
      String to = modules.get(each.to());
      if (to != null && !group(to).equals(group(each.module()))) {
        graph.get(group(each.module())).add(group(to));
      }
    }
    return graph;
  }

  /** The modules of a group that each of its modules imports. */
  SortedMap<String, SortedSet<String>> modulesOf(String group) {
    SortedMap<String, SortedSet<String>> graph = new TreeMap<>();
    modules.values().stream()
        .filter(module -> group(module).equals(group))
        .forEach(module -> graph.putIfAbsent(module, new TreeSet<>()));
    for (Import each : imports) {
      String to = modules.get(each.to());
      boolean inside = to != null && graph.containsKey(to) && graph.containsKey(each.module());
      if (inside && !to.equals(each.module())) {
        graph.get(each.module()).add(to);
      }
    }
    return graph;
  }

  /** The packages of a module that each of its packages imports. */
  SortedMap<String, SortedSet<String>> packagesOf(String module) {
    SortedMap<String, SortedSet<String>> graph = new TreeMap<>();
    modules.forEach(
        (name, owner) -> {
          if (owner.equals(module)) {
            graph.put(name, new TreeSet<>());
          }
        });
    for (Import each : imports) {
      if (graph.containsKey(each.from())
          && graph.containsKey(each.to())
          && !each.from().equals(each.to())) {
        graph.get(each.from()).add(each.to());
      }
    }
    return graph;
  }

  /** The graph without the arrows that follow from others. */
  static SortedMap<String, SortedSet<String>> reduced(Map<String, SortedSet<String>> graph) {
    SortedMap<String, SortedSet<String>> reduced = new TreeMap<>();
    graph.forEach(
        (from, targets) -> {
          SortedSet<String> direct = new TreeSet<>(targets);
          targets.forEach(target -> direct.removeAll(reachable(graph, target, new TreeSet<>())));
          reduced.put(from, direct);
        });
    return reduced;
  }

  private static Set<String> reachable(
      Map<String, SortedSet<String>> graph, String from, Set<String> seen) {
    for (String next : graph.getOrDefault(from, new TreeSet<>())) {
      if (seen.add(next)) {
        reachable(graph, next, seen);
      }
    }
    return seen;
  }
}
