package dev.cadenza.jobsapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cadenza.aws.s3.S3PartUploads;
import java.util.List;
import java.util.Map;

/**
 * An upload as clients get it, with links that expire.
 *
 * @param url to send the whole file to; null for a file in parts
 * @param headers of the request to it
 * @param partSize bytes; null for a file that is sent whole
 * @param parts none when the upload is finished
 * @param content the link to what was uploaded; null before
 * @param sourceUrl the link that the platform fetches; it and the next are absent for other uploads
 * @param state of the fetching: {@code fetching}, {@code ready}, {@code failed}
 * @param failure why it was not fetched
 */
record UploadJson(
    String id,
    @JsonProperty("file_name") String fileName,
    @JsonProperty("content_type") String contentType,
    long size,
    boolean finished,
    String method,
    String url,
    Map<String, String> headers,
    @JsonProperty("expires_at") String expiresAt,
    @JsonProperty("part_size") Long partSize,
    List<PartJson> parts,
    String content,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("source_url") String sourceUrl,
    @JsonInclude(JsonInclude.Include.NON_NULL) String state,
    @JsonInclude(JsonInclude.Include.NON_NULL) String failure) {

  /**
   * A part of an upload.
   *
   * @param url to send it to; null when it was received
   */
  record PartJson(int number, long size, boolean received, String url) {
    static PartJson of(S3PartUploads.Part part) {
      return new PartJson(
          part.number(), part.size(), part.received(), part.received() ? null : part.url());
    }
  }
}
