package dev.cadenza.local.emulator;

import dev.cadenza.local.template.BucketSpec;
import dev.cadenza.local.template.CorsSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3Proxy on a directory; it checks signatures as S3 does. */
public final class S3Emulator implements AutoCloseable {

  private final S3Proxy proxy;

  private S3Emulator(S3Proxy proxy) {
    this.proxy = proxy;
  }

  /**
   * @param directory absolute; a bucket is a directory in it
   */
  public static S3Emulator start(Path directory, List<BucketSpec> buckets, URI endpoint) {
    try {
      Files.createDirectories(directory);
      for (BucketSpec bucket : buckets) {
        Files.createDirectories(directory.resolve(bucket.name()));
      }
      BlobStore store = new FilesystemNio2BlobStore(directory.toString());
      S3Proxy proxy =
          S3Proxy.builder()
              .blobStore(store)
              .endpoint(endpoint)
              .awsAuthentication(
                  AuthenticationType.AWS_V4,
                  Clients.CREDENTIALS.accessKeyId(),
                  Clients.CREDENTIALS.secretAccessKey())
              .corsRules(cors(buckets))
              .stopTimeout(0)
              .build();
      // Every function has an access key of its own; the secret is the same.
      AccessGrant grant = new AccessGrant(Clients.CREDENTIALS.secretAccessKey(), store);
      proxy.setBlobStoreLocator((identity, container, blob) -> grant);
      proxy.start();
      return new S3Emulator(proxy);
    } catch (IOException failure) {
      throw new EmulatorException("no directory for the buckets: " + directory, failure);
    } catch (Exception failure) {
      throw new EmulatorException("S3Proxy did not start: " + failure.getMessage(), failure);
    }
  }

  /** S3Proxy has one set of rules for all buckets, so they may differ in their origins only. */
  private static CrossOriginResourceSharing cors(List<BucketSpec> buckets) {
    List<CorsSpec> rules = buckets.stream().flatMap(bucket -> bucket.cors().stream()).toList();
    if (rules.isEmpty()) {
      return CrossOriginResourceSharing.disabled();
    }
    CorsSpec rule = rules.getFirst();
    if (!rules.stream().allMatch(rule::differsOnlyInOrigins)) {
      throw new EmulatorException(
          "CORS rules of buckets that differ in more than their origins are not honoured locally");
    }
    List<String> origins =
        rules.stream()
            .flatMap(each -> each.origins().stream())
            .distinct()
            .map(origin -> origin.equals("*") ? origin : Pattern.quote(origin))
            .toList();
    return new CrossOriginResourceSharing(
        origins, rule.methods(), rule.headers(), rule.exposedHeaders(), "");
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
