package dev.cadenza.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The modules of the web application, found by following their imports: a file that no module
 * imports is not served. A name is a path below the application's folder; libraries are in {@code
 * lib/}.
 */
final class AppModules {
  private static final String FOLDER = "app/";
  private static final String LIBRARY_FOLDER = "lib/";
  private static final String NPM = "org.webjars.npm";

  /** The libraries by import name. */
  private static final Map<String, Library> LIBRARIES =
      new TreeMap<>(
          Map.of(
              "lit", new Library("lit", "index.js"),
              "lit-html", new Library("lit-html", "lit-html.js"),
              "lit-element", new Library("lit-element", "index.js"),
              "@lit/reactive-element",
                  new Library("lit__reactive-element", "reactive-element.js")));

  // Minified or not: import … from "x", import "x", export … from "x".
  private static final Pattern STATIC =
      Pattern.compile("(?:(?<=[\\s}*])from|\\bimport)\\s*[\"']([^\"']+)[\"']");
  private static final Pattern LATER = Pattern.compile("\\bimport\\(\\s*[\"']([^\"']+)[\"']");

  private AppModules() {}

  private record Library(String name, String main) {
    String folder() {
      return LIBRARY_FOLDER + name + "/";
    }
  }

  /** The static imports of the given module, itself first. */
  static Set<String> neededBy(String module) {
    return reachable(List.of(module), List.of(STATIC));
  }

  /** All static and dynamic imports of the given module, itself first. */
  static Set<String> reachableFrom(String module) {
    return reachable(List.of(module), List.of(STATIC, LATER));
  }

  private static Set<String> reachable(Collection<String> from, List<Pattern> kinds) {
    Set<String> found = new LinkedHashSet<>(from);
    Deque<String> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      String module = open.remove();
      String source = new String(read(module), StandardCharsets.UTF_8);
      for (Pattern kind : kinds) {
        kind.matcher(source)
            .results()
            .map(match -> resolve(module, match.group(1)))
            .filter(found::add)
            .forEach(open::add);
      }
    }
    return found;
  }

  private static String resolve(String from, String specifier) {
    if (specifier.startsWith(".")) {
      return URI.create("/" + from).resolve(specifier).getPath().substring(1);
    }
    for (Map.Entry<String, Library> library : LIBRARIES.entrySet()) {
      if (specifier.equals(library.getKey())) {
        return library.getValue().folder() + library.getValue().main();
      }
      if (specifier.startsWith(library.getKey() + "/")) {
        return library.getValue().folder() + specifier.substring(library.getKey().length() + 1);
      }
    }
    throw new IllegalStateException(
        from + " imports " + specifier + ", which is not a known library");
  }

  /**
   * The import map with which a browser resolves modules as {@link #resolve} does.
   *
   * @param root the base path of the application's folder, without a trailing slash
   */
  static Map<String, Object> importMap(String root) {
    Map<String, Object> imports = new LinkedHashMap<>();
    LIBRARIES.forEach(
        (name, library) -> {
          imports.put(name, root + "/" + library.folder() + library.main());
          imports.put(name + "/", root + "/" + library.folder());
        });
    return Map.of("imports", imports);
  }

  /** The content of a file of the application or of a library. */
  static byte[] read(String name) {
    String path = classPath(name);
    try (InputStream file = AppModules.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  private static String classPath(String name) {
    for (Library library : LIBRARIES.values()) {
      if (name.startsWith(library.folder())) {
        return new WebJar(NPM, library.name()).folder() + name.substring(library.folder().length());
      }
    }
    return FOLDER + name;
  }
}
