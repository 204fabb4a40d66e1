package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

/**
 * A file that a job left.
 *
 * @param name what it is called when downloaded
 * @param size in bytes
 * @param key where it lies in the bucket
 */
public record ResultFile(String name, String contentType, long size, String key) {
  public ResultFile {
    requireNonNull(name, "name");
    requireNonNull(contentType, "contentType");
    requireNonNull(key, "key");
  }
}
