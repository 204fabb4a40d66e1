package dev.cadenza.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * A file that a job left.
 *
 * @param size in bytes
 * @param url where to get it, for a limited time, without further credentials
 */
public record ResultFile(String name, String contentType, long size, URI url) {
  public ResultFile {
    requireNonNull(name, "name");
    requireNonNull(contentType, "contentType");
    requireNonNull(url, "url");
  }
}
