package dev.cadenza.transcripts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cadenza.aws.s3.PresignedLinks;
import dev.cadenza.model.ResultFile;

/**
 * An exported file, like a file of a result.
 *
 * @param url shows it
 * @param downloadUrl saves it
 * @param version that it was made of
 */
record ExportJson(
    String name,
    @JsonProperty("content_type") String contentType,
    long size,
    String url,
    @JsonProperty("download_url") String downloadUrl,
    long version) {
  /**
   * @param links as the client sees them
   */
  static ExportJson of(ResultFile file, PresignedLinks links, long version) {
    return new ExportJson(
        file.name(),
        file.contentType(),
        file.size(),
        links.get(file),
        links.download(file),
        version);
  }
}
