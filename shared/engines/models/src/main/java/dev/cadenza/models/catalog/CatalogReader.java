package dev.cadenza.models.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.models.fetch.PackageClient;
import dev.cadenza.models.fetch.PackageName;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a catalogue. Models list their {@code downloads}: files with their sources in order, where
 * {@code {path}} is replaced by a file's path. Packages are defined once, in {@code packages}.
 * Sizes are exact as {@code bytes}, or approximate as {@code about}.
 */
final class CatalogReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, PackageName> packages;

  private CatalogReader(Map<String, PackageName> packages) {
    this.packages = packages;
  }

  static ModelCatalog read(InputStream json) throws IOException {
    JsonNode root = JSON.readTree(json);
    Map<String, PackageName> packages =
        root.path("packages").properties().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> packageName(entry.getKey(), entry.getValue())));
    CatalogReader reader = new CatalogReader(packages);
    List<Model> models = new ArrayList<>();
    root.path("models").forEach(model -> models.add(reader.model(model)));
    return new ModelCatalog(models);
  }

  private static PackageName packageName(String name, JsonNode json) {
    return new PackageName(
        PackageClient.valueOf(text(json, "client").toUpperCase(Locale.ROOT)),
        name,
        text(json, "version"),
        json.path("bytes").asLong(),
        optional(json, "platform"));
  }

  private Model model(JsonNode json) {
    List<ModelFile> files = new ArrayList<>();
    json.path("downloads")
        .forEach(
            download ->
                download.path("files").forEach(file -> files.add(modelFile(file, download))));
    Model.Labels labels =
        new Model.Labels(
            text(json, "name"),
            text(json, "task"),
            texts(json.path("languages")),
            text(json, "licence"),
            text(json, "attribution"));
    return new Model(
        labels,
        json.path("default").asBoolean(),
        files,
        Optional.of(json.path("conversion"))
            .filter(JsonNode::isObject)
            .map(CatalogReader::conversion));
  }

  private ModelFile modelFile(JsonNode json, JsonNode download) {
    String path = text(json, "path");
    List<Source> sources = new ArrayList<>();
    download.path("sources").forEach(source -> sources.add(source(source, path)));
    boolean exact = json.has("bytes");
    return new ModelFile(
        path,
        json.path(exact ? "bytes" : "about").asLong(),
        exact,
        optional(json, "sha256"),
        download.path("input").asBoolean(),
        sources);
  }

  private Source source(JsonNode json, String path) {
    if (json.has("home")) {
      return new Source.Home(
          URI.create(text(json, "home").replace("{path}", path)), optional(json, "part"));
    }
    List<Source.Member> parts = new ArrayList<>();
    json.path("members")
        .forEach(
            member ->
                parts.add(
                    new Source.Member(
                        requirePackage(text(member, "package")),
                        text(member, "path").replace("{path}", path))));
    return new Source.Members(parts);
  }

  private PackageName requirePackage(String name) {
    return Optional.ofNullable(packages.get(name))
        .orElseThrow(() -> new IllegalArgumentException("undefined package: " + name));
  }

  private static Conversion conversion(JsonNode json) {
    return new Conversion(
        text(json, "kind"),
        texts(json.path("inputs")),
        text(json, "path"),
        json.path("about").asLong(),
        optional(json, "sha256"));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Optional<String> optional(JsonNode json, String field) {
    return Optional.of(json.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static String text(JsonNode json, String field) {
    return optional(json, field)
        .orElseThrow(
            () -> new IllegalArgumentException("missing text \"%s\" in %s".formatted(field, json)));
  }
}
