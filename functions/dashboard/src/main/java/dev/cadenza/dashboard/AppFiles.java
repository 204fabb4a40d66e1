package dev.cadenza.dashboard;

import dev.cadenza.http.wire.Wire;
import dev.cadenza.model.id.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The served web application: the page, and its files below a path that changes with their content,
 * so that browsers can cache them permanently.
 */
final class AppFiles {
  static final String MAIN = "main.js";

  private static final String PAGE = "index.html";
  private static final Pattern LINKED = Pattern.compile("\"\\{\\{app}}/([^\"]+)\"");
  private static final Pattern FONTS = Pattern.compile("url\\((fonts/[^)]+)\\)");
  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "js", "text/javascript; charset=UTF-8",
          "css", "text/css; charset=UTF-8",
          "svg", "image/svg+xml",
          "woff2", "font/woff2",
          "webmanifest", "application/manifest+json");

  private final String version;
  private final Map<String, Asset> files = new TreeMap<>();
  private final String html;
  private final String importMapHash;
  private volatile Page page = new Page("", Asset.of("", new byte[0]));

  /** The page with the given WebSocket URL; most callers use the same one. */
  private record Page(String socketUrl, Asset asset) {}

  AppFiles() {
    String source = new String(AppModules.read(PAGE), StandardCharsets.UTF_8);
    Set<String> names = new TreeSet<>(AppModules.reachableFrom(MAIN));
    LINKED.matcher(source).results().map(link -> link.group(1)).forEach(names::add);
    names.addAll(fonts(names));
    MessageDigest digest = Sha256.digest();
    for (String name : names) {
      byte[] content = AppModules.read(name);
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update(content);
      files.put(name, Asset.of(contentType(name), content));
    }
    version = HexFormat.of().formatHex(digest.digest(), 0, 8);
    String importMap = Wire.write(AppModules.importMap(root()));
    importMapHash =
        "sha256-"
            + Base64.getEncoder()
                .encodeToString(Sha256.digest().digest(importMap.getBytes(StandardCharsets.UTF_8)));
    html = page(source, importMap);
  }

  /** The files that style sheets name. */
  private static Set<String> fonts(Set<String> names) {
    return names.stream()
        .filter(name -> name.endsWith(".css"))
        .map(name -> new String(AppModules.read(name), StandardCharsets.UTF_8))
        .flatMap(sheet -> FONTS.matcher(sheet).results())
        .map(url -> url.group(1))
        .collect(Collectors.toSet());
  }

  private String page(String source, String importMap) {
    String preloads =
        AppModules.neededBy(MAIN).stream()
            .map(name -> "<link rel=\"modulepreload\" href=\"" + root() + "/" + name + "\">")
            .collect(Collectors.joining("\n    "));
    return source
        .replace("{{app}}", root())
        .replace("{{import-map}}", importMap)
        .replace("{{preloads}}", preloads);
  }

  /** The base path of the files, without a trailing slash. */
  String root() {
    return "/app/" + version;
  }

  /**
   * @param socketUrl the URL of the WebSocket API
   */
  Asset page(String socketUrl) {
    Page known = page;
    if (!known.socketUrl().equals(socketUrl)) {
      byte[] content = html.replace("{{socket}}", socketUrl).getBytes(StandardCharsets.UTF_8);
      known = new Page(socketUrl, Asset.of("text/html; charset=UTF-8", content));
      page = known;
    }
    return known.asset();
  }

  /** The file with a name below {@link #root}; empty for an unknown name. */
  Optional<Asset> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** The hash of the page's inline script, for the content security policy. */
  String importMapHash() {
    return importMapHash;
  }

  private static String contentType(String name) {
    String type = CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalStateException("Unknown media type of file " + name);
    }
    return type;
  }
}
