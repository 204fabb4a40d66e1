package dev.cadenza.pipeline;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The output of a pipeline.
 *
 * @param engine the engine, as in {@code GET /api/engines/}
 * @param files the main file first
 * @param metadata JSON values
 * @param title what a job without a title is called afterwards
 * @param text by whose words a search finds the job; may be empty
 */
public record Product(
    String engine,
    List<OutputFile> files,
    Map<String, Object> metadata,
    Optional<String> title,
    String text) {
  public Product {
    requireNonNull(engine, "engine");
    files = List.copyOf(files);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    requireNonNull(title, "title");
    requireNonNull(text, "text");
  }

  public Product(String engine, List<OutputFile> files, Map<String, Object> metadata) {
    this(engine, files, metadata, Optional.empty(), "");
  }

  /**
   * @param name the name for downloads
   * @param path the current path
   */
  public record OutputFile(String name, String contentType, Path path) {
    public OutputFile {
      requireNonNull(name, "name");
      requireNonNull(contentType, "contentType");
      requireNonNull(path, "path");
    }
  }
}
