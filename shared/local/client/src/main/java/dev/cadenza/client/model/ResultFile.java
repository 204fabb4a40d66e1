package dev.cadenza.client.model;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * An output file of a job.
 *
 * @param size in bytes
 * @param url a download link, valid for a limited time, without further credentials
 */
public record ResultFile(String name, String contentType, long size, URI url) {
  public ResultFile {
    requireNonNull(name, "name");
    requireNonNull(contentType, "contentType");
    requireNonNull(url, "url");
  }
}
