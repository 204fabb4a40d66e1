package dev.cadenza.pipeline;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pipeline leaves to people.
 *
 * @param engine that made it, as {@code GET /api/engines/} names it
 * @param files the main one first
 * @param metadata JSON values
 */
public record Product(String engine, List<OutputFile> files, Map<String, Object> metadata) {
  public Product {
    requireNonNull(engine, "engine");
    files = List.copyOf(files);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * @param name what the file is called when downloaded
   * @param path where it lies now
   */
  public record OutputFile(String name, String contentType, Path path) {
    public OutputFile {
      requireNonNull(name, "name");
      requireNonNull(contentType, "contentType");
      requireNonNull(path, "path");
    }
  }
}
