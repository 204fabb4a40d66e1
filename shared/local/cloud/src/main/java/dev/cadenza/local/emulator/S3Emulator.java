package dev.cadenza.local.emulator;

import dev.cadenza.local.template.spec.BucketSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** S3Proxy on a directory; it verifies signatures like S3. The gateway applies CORS rules. */
public final class S3Emulator implements AutoCloseable {

  private final S3Proxy proxy;
  private final BlobStore store;

  private S3Emulator(S3Proxy proxy, BlobStore store) {
    this.proxy = proxy;
    this.store = store;
  }

  /**
   * A client for callers in this JVM.
   *
   * @param network one that reaches this emulator over HTTP
   * @param credentials whose calls they are
   */
  public S3Client client(S3Client network, AwsCredentialsProvider credentials) {
    return new InProcessS3(store, network, credentials);
  }

  /**
   * @param directory absolute; each bucket is a subdirectory
   */
  public static S3Emulator start(
      Path directory, List<BucketSpec> buckets, URI endpoint, AwsBasicCredentials credentials) {
    try {
      Files.createDirectories(directory);
      for (BucketSpec bucket : buckets) {
        Files.createDirectories(directory.resolve(bucket.name()));
      }
      BlobStore store = new PrivateStore(new FilesystemNio2BlobStore(directory.toString()));
      S3Proxy proxy =
          S3Proxy.builder()
              .blobStore(store)
              .endpoint(endpoint)
              .awsAuthentication(
                  AuthenticationType.AWS_V4,
                  credentials.accessKeyId(),
                  credentials.secretAccessKey())
              .corsRules(CrossOriginResourceSharing.disabled())
              .stopTimeout(0)
              .build();
      // Each function has its own access key, with the same secret.
      AccessGrant grant = new AccessGrant(credentials.secretAccessKey(), store);
      proxy.setBlobStoreLocator((identity, container, blob) -> grant);
      proxy.start();
      return new S3Emulator(proxy, store);
    } catch (IOException failure) {
      throw new EmulatorException("no directory for the buckets: " + directory, failure);
    } catch (Exception failure) {
      throw new EmulatorException("S3Proxy did not start: " + failure.getMessage(), failure);
    }
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception failure) {
      throw new EmulatorException("S3Proxy did not stop", failure);
    }
  }
}
