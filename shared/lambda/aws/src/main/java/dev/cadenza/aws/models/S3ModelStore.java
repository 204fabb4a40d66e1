package dev.cadenza.aws.models;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.TransientFailure;
import dev.cadenza.models.store.ModelStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Models in a bucket. */
public final class S3ModelStore implements ModelStore {
  private static final String BINARY = "application/octet-stream";

  private final S3Client client;
  private final String bucket;

  public S3ModelStore(S3Client client, String bucket) {
    this.client = requireNonNull(client, "client");
    this.bucket = requireNonNull(bucket, "bucket");
  }

  @Override
  public String name() {
    return "the bucket " + bucket;
  }

  @Override
  public Optional<byte[]> read(String key) {
    return asked(
        () ->
            Optional.of(
                client
                    .getObject(
                        request -> request.bucket(bucket).key(key), ResponseTransformer.toBytes())
                    .asByteArray()),
        Optional.empty());
  }

  @Override
  public boolean fetch(String key, Path to) {
    return asked(
        () -> {
          client.getObject(
              request -> request.bucket(bucket).key(key), ResponseTransformer.toFile(to));
          return true;
        },
        false);
  }

  @Override
  public boolean has(String key, long bytes) {
    return asked(
        () ->
            client.headObject(request -> request.bucket(bucket).key(key)).contentLength() == bytes,
        false);
  }

  @Override
  public void put(String key, byte[] content) {
    asked(
        () ->
            client.putObject(
                request -> request.bucket(bucket).key(key).contentType("text/plain"),
                RequestBody.fromBytes(content)),
        null);
  }

  /** In one request, which S3 takes up to 5 GB. */
  @Override
  public void put(String key, Path file, LongConsumer progress) throws IOException {
    long bytes = Files.size(file);
    RequestBody body = RequestBody.fromContentProvider(() -> open(file, progress), bytes, BINARY);
    asked(() -> client.putObject(request -> request.bucket(bucket).key(key), body), null);
  }

  /** Each attempt reads the file from its start. */
  private static InputStream open(Path file, LongConsumer progress) {
    try {
      return new CountedInput(Files.newInputStream(file), progress);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private <T> T asked(Supplier<T> request, T absent) {
    try {
      return request.get();
    } catch (NoSuchKeyException e) {
      return absent;
    } catch (SdkException e) {
      throw new TransientFailure(
          "model_store_failed", "The bucket %s: %s".formatted(bucket, e.getMessage()), e);
    }
  }
}
