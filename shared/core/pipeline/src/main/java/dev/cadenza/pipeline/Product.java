package dev.cadenza.pipeline;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The output of a pipeline.
 *
 * @param engine the engine, as in {@code GET /api/engines/}
 * @param files the main file first
 * @param metadata JSON values
 */
public record Product(String engine, List<OutputFile> files, Map<String, Object> metadata) {
  public Product {
    requireNonNull(engine, "engine");
    files = List.copyOf(files);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
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
