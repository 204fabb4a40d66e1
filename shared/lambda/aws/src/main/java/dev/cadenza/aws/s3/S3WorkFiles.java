package dev.cadenza.aws.s3;

import dev.cadenza.aws.Environment;
import dev.cadenza.jobs.WorkFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Files in the platform's bucket. */
public final class S3WorkFiles implements WorkFiles {
  private static final int DELETE_BATCH = 1_000;

  private final S3Client client;
  private final String bucket;

  public S3WorkFiles(S3Client client, Environment environment) {
    this.client = client;
    this.bucket = environment.get("BUCKET");
  }

  @Override
  public void put(String key, Path file, String contentType) {
    client.putObject(
        request -> request.bucket(bucket).key(key).contentType(contentType),
        RequestBody.fromFile(file));
  }

  @Override
  public void put(String key, byte[] content, String contentType) {
    client.putObject(
        request -> request.bucket(bucket).key(key).contentType(contentType),
        RequestBody.fromBytes(content));
  }

  @Override
  public Optional<byte[]> read(String key) {
    try {
      return Optional.of(
          client
              .getObject(request -> request.bucket(bucket).key(key), ResponseTransformer.toBytes())
              .asByteArray());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /** The size of the content of a key, in bytes; empty if it does not exist. */
  public Optional<Long> size(String key) {
    try {
      return Optional.of(
          client.headObject(request -> request.bucket(bucket).key(key)).contentLength());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /** All keys with this prefix. */
  public Set<String> keys(String prefix) {
    return client
        .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .collect(Collectors.toSet());
  }

  /**
   * Folders directly below another, in order.
   *
   * @param names without the prefix and the slash
   * @param more whether others follow
   */
  public record Folders(List<String> names, boolean more) {
    public Folders {
      names = List.copyOf(names);
    }
  }

  /**
   * The next folders, with one request.
   *
   * @param prefix ends with a slash
   * @param after the name of the last one before; empty to begin
   * @param limit at most 1,000
   */
  public Folders folders(String prefix, Optional<String> after, int limit) {
    ListObjectsV2Response page =
        client.listObjectsV2(
            request ->
                request
                    .bucket(bucket)
                    .prefix(prefix)
                    .delimiter("/")
                    // After everything in the folder: '0' follows the slash.
                    .startAfter(after.map(name -> prefix + name + "0").orElse(null))
                    .maxKeys(limit));
    return new Folders(
        page.commonPrefixes().stream()
            .map(CommonPrefix::prefix)
            .map(folder -> folder.substring(prefix.length(), folder.length() - 1))
            .toList(),
        Boolean.TRUE.equals(page.isTruncated()));
  }

  @Override
  public boolean fetch(String key, Path to) {
    try {
      client.getObject(request -> request.bucket(bucket).key(key), ResponseTransformer.toFile(to));
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    }
  }

  public void delete(String key) {
    client.deleteObject(request -> request.bucket(bucket).key(key));
  }

  @Override
  public void deleteAll(String prefix) {
    List<ObjectIdentifier> batch =
        client
            .listObjectsV2Paginator(
                request -> request.bucket(bucket).prefix(prefix).maxKeys(DELETE_BATCH))
            .contents()
            .stream()
            .map(S3Object::key)
            .map(key -> ObjectIdentifier.builder().key(key).build())
            .toList();
    for (int from = 0; from < batch.size(); from += DELETE_BATCH) {
      List<ObjectIdentifier> some =
          batch.subList(from, Math.min(from + DELETE_BATCH, batch.size()));
      client.deleteObjects(
          request -> request.bucket(bucket).delete(delete -> delete.objects(some).quiet(true)));
    }
  }
}
