package dev.cadenza.local.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.ClasspathInterceptorChainFactory;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptorChain;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.identity.spi.IdentityProviders;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Puts files into the buckets of this JVM without a connection: signatures, checksums and sockets
 * take several times as long as writing a small file. Everything else goes over HTTP, and so does a
 * put that asks for more than a type.
 */
final class InProcessS3 extends DelegatingS3Client {
  private final BlobStore store;
  private final IdentityProviders identities;

  // The SDK puts the same ones into each of its clients: PolicyGuard is among them.
  private final ExecutionInterceptorChain interceptors =
      new ExecutionInterceptorChain(new ClasspathInterceptorChainFactory().getGlobalInterceptors());

  /**
   * @param store what S3Proxy serves
   * @param network a client of that S3Proxy
   * @param credentials whose calls these are
   */
  InProcessS3(BlobStore store, S3Client network, AwsCredentialsProvider credentials) {
    super(network);
    this.store = store;
    this.identities = IdentityProviders.builder().putIdentityProvider(credentials).build();
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    Optional<Long> length = body.optionalContentLength();
    if (length.isEmpty() || !isPlain(request)) {
      return super.putObject(request, body);
    }
    interceptors.beforeExecution(
        InterceptorContext.builder().request(request).build(), attributes("PutObject"));
    PutObjectRequest sized =
        request.toBuilder()
            .contentLength(length.get())
            .contentType(Optional.ofNullable(request.contentType()).orElseGet(body::contentType))
            .build();
    try (InputStream content = body.contentStreamProvider().newStream()) {
      return store.putBlob(sized, content);
    } catch (IOException failure) {
      throw failed(failure);
    } catch (SdkException told) {
      throw told;
    } catch (RuntimeException failure) {
      // The store wraps what the disk says.
      throw failed(failure);
    }
  }

  /** Whether a request has no more than S3Proxy would pass on as it is. */
  private static boolean isPlain(PutObjectRequest request) {
    return request.equals(
        PutObjectRequest.builder()
            .bucket(request.bucket())
            .key(request.key())
            .contentType(request.contentType())
            .build());
  }

  private ExecutionAttributes attributes(String operation) {
    return new ExecutionAttributes()
        .putAttribute(SdkExecutionAttribute.SERVICE_NAME, "S3")
        .putAttribute(SdkExecutionAttribute.OPERATION_NAME, operation)
        .putAttribute(SdkInternalExecutionAttribute.IDENTITY_PROVIDERS, identities);
  }

  /** As with a connection, an interrupt ends the call. */
  private static SdkClientException failed(Exception failure) {
    return Thread.currentThread().isInterrupted()
        ? AbortedException.create("interrupted", failure)
        : SdkClientException.create("The file could not be put: " + failure.getMessage(), failure);
  }
}
