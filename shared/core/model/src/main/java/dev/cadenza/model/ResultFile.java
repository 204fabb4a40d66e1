package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

/**
 * An output file of a job.
 *
 * @param name its name when downloaded
 * @param size in bytes
 * @param key its key in the bucket
 */
public record ResultFile(String name, String contentType, long size, String key) {
  public ResultFile {
    requireNonNull(name, "name");
    requireNonNull(contentType, "contentType");
    requireNonNull(key, "key");
  }
}
