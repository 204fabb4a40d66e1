package dev.cadenza.aws.s3;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.LinkOrigin;
import dev.cadenza.model.ResultFile;
import dev.cadenza.model.Upload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/** Links that allow access to one object of the bucket for a limited time. */
public final class PresignedLinks {
  /** The validity of a download link: a page with results is rarely open for longer. */
  public static final Duration DOWNLOAD_LIFE = Duration.ofHours(1);

  /** Media types that a browser executes. */
  private static final Pattern ACTIVE =
      Pattern.compile("(?i)html|xml|svg|script|x-shockwave|multipart|mhtml");

  private final S3Presigner presigner;
  private final Environment environment;
  private final String bucket;
  private final LinkOrigin origin;

  public PresignedLinks(S3Presigner presigner, Environment environment) {
    this(presigner, environment, LinkOrigin.signed());
  }

  private PresignedLinks(S3Presigner presigner, Environment environment, LinkOrigin origin) {
    this.presigner = presigner;
    this.environment = environment;
    this.bucket = environment.get("BUCKET");
    this.origin = origin;
  }

  /**
   * The same links for a caller of this origin, if the files are served at the API's origin; on AWS
   * they always use S3.
   *
   * @param caller such as {@code http://localhost:8000}
   */
  public PresignedLinks seenFrom(String caller) {
    return new PresignedLinks(presigner, environment, LinkOrigin.of(environment, caller));
  }

  /**
   * @param headers to be sent unchanged: they are part of the signature
   */
  public record PutLink(String url, Map<String, String> headers) {
    public PutLink {
      headers = Map.copyOf(headers);
    }
  }

  /** A link to upload one file of exactly this size and type. */
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
    // Every HTTP client sets it, and browsers do not allow pages to set it.
    headers.remove("host");
    return new PutLink(origin.link(signed.url()), headers);
  }

  /**
   * A link that displays or plays a file in a browser; a file that could run scripts is downloaded
   * instead.
   */
  public String get(ResultFile file) {
    return get(
        file,
        ACTIVE.matcher(file.contentType()).find()
            ? ContentDisposition.attachment(file.name())
            : ContentDisposition.inline(file.name()));
  }

  /** A link that downloads a file under its name. */
  public String download(ResultFile file) {
    return get(file, ContentDisposition.attachment(file.name()));
  }

  private String get(ResultFile file, String disposition) {
    return origin.link(
        presigner
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
                                    .responseContentDisposition(disposition)))
            .url());
  }
}
