package dev.cadenza.aws.s3;

import dev.cadenza.aws.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Writes content of unknown length to the bucket, with one part of it in memory. What is written
 * only appears when the stream has ended; the bucket deletes the parts of a stream that fails.
 */
public final class S3Streams {
  /** Bytes; at most 10,000 parts are 160 GB. */
  private static final int PART = 16 * 1024 * 1024;

  private final S3Client client;
  private final String bucket;

  public S3Streams(S3Client client, Environment environment) {
    this.client = client;
    this.bucket = environment.get("BUCKET");
  }

  /**
   * @return the number of bytes
   * @throws IOException when the stream cannot be read; then nothing is written
   */
  public long write(String key, String contentType, InputStream content) throws IOException {
    byte[] first = content.readNBytes(PART);
    if (first.length < PART) {
      client.putObject(
          request -> request.bucket(bucket).key(key).contentType(contentType),
          RequestBody.fromBytes(first));
      return first.length;
    }
    String upload =
        client
            .createMultipartUpload(
                request -> request.bucket(bucket).key(key).contentType(contentType))
            .uploadId();
    List<CompletedPart> parts = new ArrayList<>();
    long size = 0;
    for (byte[] part = first; part.length > 0; part = content.readNBytes(PART)) {
      parts.add(send(key, upload, parts.size() + 1, part));
      size += part.length;
    }
    client.completeMultipartUpload(
        request ->
            request
                .bucket(bucket)
                .key(key)
                .uploadId(upload)
                .multipartUpload(all -> all.parts(parts)));
    return size;
  }

  private CompletedPart send(String key, String upload, int number, byte[] part) {
    String etag =
        client
            .uploadPart(
                request -> request.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                RequestBody.fromBytes(part))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }
}
