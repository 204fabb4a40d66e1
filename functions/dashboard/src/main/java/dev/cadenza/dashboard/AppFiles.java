package dev.cadenza.dashboard;

import dev.cadenza.http.Wire;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
 * The web application as it is sent: the page, and the files it needs under a path that changes
 * whenever one of them does, so that a browser may keep them for good.
 */
final class AppFiles {
  static final String MAIN = "main.js";

  private static final String PAGE = "index.html";
  private static final Pattern LINKED = Pattern.compile("\"\\{\\{app}}/([^\"]+)\"");
  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "js", "text/javascript; charset=UTF-8",
          "css", "text/css; charset=UTF-8",
          "svg", "image/svg+xml",
          "webmanifest", "application/manifest+json");

  private final String version;
  private final Map<String, Asset> files = new TreeMap<>();
  private final String html;
  private final String importMapHash;
  private volatile Page page = new Page("", Asset.of("", new byte[0]));

  /** The page for those to whom the WebSocket API is at the given place; most are alike. */
  private record Page(String socketUrl, Asset asset) {}

  AppFiles() {
    String source = new String(AppModules.read(PAGE), StandardCharsets.UTF_8);
    Set<String> names = new TreeSet<>(AppModules.reachableFrom(MAIN));
    LINKED.matcher(source).results().map(link -> link.group(1)).forEach(names::add);
    MessageDigest digest = sha256();
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
                .encodeToString(sha256().digest(importMap.getBytes(StandardCharsets.UTF_8)));
    html = page(source, importMap);
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

  /** Where the files are served, without a slash at the end. */
  String root() {
    return "/app/" + version;
  }

  /**
   * @param socketUrl where the WebSocket API is
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

  /** The file with a name below {@link #root}; a name that is not there is nothing at all. */
  Optional<Asset> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** What a policy allows the page's one inline script by. */
  String importMapHash() {
    return importMapHash;
  }

  private static String contentType(String name) {
    String type = CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalStateException("Nobody has said what type of file " + name + " is");
    }
    return type;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has SHA-256", e);
    }
  }
}
