package dev.cadenza.aws;

import dev.cadenza.model.ResultFile;
import dev.cadenza.model.Upload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/** Links that let their holder reach one object of the bucket for a while. */
public final class PresignedLinks {
  /** How long a download link works: a page that shows results is seldom open for longer. */
  public static final Duration DOWNLOAD_LIFE = Duration.ofHours(1);

  private final S3Presigner presigner;
  private final String bucket;

  public PresignedLinks(S3Presigner presigner, Environment environment) {
    this.presigner = presigner;
    this.bucket = environment.get("BUCKET");
  }

  /**
   * @param headers to be sent as they are: they are part of the signature
   */
  public record PutLink(String url, Map<String, String> headers) {
    public PutLink {
      headers = Map.copyOf(headers);
    }
  }

  /** A link to put one file of just this size and type. */
  public PutLink put(Upload upload, Duration life) {
    PresignedPutObjectRequest signed =
        presigner.presignPutObject(
            presign ->
                presign
                    .signatureDuration(life)
                    .putObjectRequest(
                        request ->
                            request
                                .bucket(bucket)
                                .key(upload.key())
                                .contentType(upload.contentType())
                                .contentLength(upload.size())));
    Map<String, String> headers = new LinkedHashMap<>();
    signed.signedHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
    // Every HTTP client sets it by itself, and browsers forbid a page to.
    headers.remove("host");
    return new PutLink(signed.url().toString(), headers);
  }

  /** A link to get a file, under its name. */
  public String get(ResultFile file) {
    return presigner
        .presignGetObject(
            presign ->
                presign
                    .signatureDuration(DOWNLOAD_LIFE)
                    .getObjectRequest(
                        request ->
                            request
                                .bucket(bucket)
                                .key(file.key())
                                .responseContentType(file.contentType())
                                .responseContentDisposition(
                                    "inline; filename=\"" + file.name() + "\"")))
        .url()
        .toString();
  }
}
