package dev.cadenza.aws.s3;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.LinkOrigin;
import dev.cadenza.model.Upload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Uploads of large files in parts, which can be sent again after a lost connection. */
public final class S3PartUploads {
  /** S3 accepts at most 10,000 parts, of at least 5 MB except the last. */
  public static final long PART_SIZE = 64L * 1024 * 1024;

  private final S3Client client;
  private final S3Presigner presigner;
  private final Environment environment;
  private final String bucket;
  private final LinkOrigin origin;

  public S3PartUploads(S3Client client, S3Presigner presigner, Environment environment) {
    this(client, presigner, environment, LinkOrigin.signed());
  }

  private S3PartUploads(
      S3Client client, S3Presigner presigner, Environment environment, LinkOrigin origin) {
    this.client = client;
    this.presigner = presigner;
    this.environment = environment;
    this.bucket = environment.get("BUCKET");
    this.origin = origin;
  }

  /** With links for a caller of this origin: {@link PresignedLinks#seenFrom}. */
  public S3PartUploads seenFrom(String caller) {
    return new S3PartUploads(client, presigner, environment, LinkOrigin.of(environment, caller));
  }

  /**
   * A part of a file.
   *
   * @param number from 1
   * @param size in bytes
   * @param received whether it is in the bucket
   * @param url the upload link; the size is part of the signature
   */
  public record Part(int number, long size, boolean received, String url) {}

  /** Starts an upload in parts. */
  public String begin(String key, String contentType) {
    return client
        .createMultipartUpload(request -> request.bucket(bucket).key(key).contentType(contentType))
        .uploadId();
  }

  /** All parts of an upload, with links for the missing ones. */
  public List<Part> parts(Upload upload, Duration life) {
    Map<Integer, String> received = received(upload);
    List<Part> parts = new ArrayList<>();
    int number = 1;
    for (long start = 0; start < upload.size(); start += PART_SIZE) {
      long size = Math.min(PART_SIZE, upload.size() - start);
      boolean there = received.containsKey(number);
      parts.add(new Part(number, size, there, there ? "" : link(upload, number, size, life)));
      number++;
    }
    return parts;
  }

  /** Joins the parts. All of them must have been received. */
  public void complete(Upload upload) {
    List<CompletedPart> parts = new ArrayList<>();
    received(upload).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            part ->
                parts.add(
                    CompletedPart.builder()
                        .partNumber(part.getKey())
                        .eTag(part.getValue())
                        .build()));
    client.completeMultipartUpload(
        request ->
            request
                .bucket(bucket)
                .key(upload.key())
                .uploadId(multipart(upload))
                .multipartUpload(whole -> whole.parts(parts)));
  }

  private Map<Integer, String> received(Upload upload) {
    Map<Integer, String> received = new HashMap<>();
    client
        .listPartsPaginator(
            request -> request.bucket(bucket).key(upload.key()).uploadId(multipart(upload)))
        .parts()
        .forEach(part -> received.put(part.partNumber(), part.eTag()));
    return received;
  }

  private String link(Upload upload, int number, long size, Duration life) {
    return origin.link(
        presigner
            .presignUploadPart(
                presign ->
                    presign
                        .signatureDuration(life)
                        .uploadPartRequest(
                            request ->
                                request
                                    .bucket(bucket)
                                    .key(upload.key())
                                    .uploadId(multipart(upload))
                                    .partNumber(number)
                                    .contentLength(size)))
            .url());
  }

  private static String multipart(Upload upload) {
    return upload
        .multipart()
        .orElseThrow(() -> new IllegalArgumentException("Not an upload in parts: " + upload.id()));
  }
}
