package dev.cadenza.local.emulator;

import java.io.InputStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A private file store, as with S3's Block Public Access: S3Proxy would otherwise treat a
 * world-readable directory as a public bucket.
 */
final class PrivateStore extends ForwardingBlobStore {

  private static final int FORBIDDEN = 403;

  PrivateStore(BlobStore files) {
    super(files);
  }

  @Override
  public BucketCannedACL getContainerAccess(String container) {
    return BucketCannedACL.PRIVATE;
  }

  @Override
  public ObjectCannedACL getBlobAccess(String container, String name) {
    return ObjectCannedACL.PRIVATE;
  }

  @Override
  public ObjectCannedACL getBlobAccess(String container, String name, String version) {
    return ObjectCannedACL.PRIVATE;
  }

  @Override
  public CreateBucketResponse createContainer(CreateBucketRequest request) {
    check(request.acl());
    return super.createContainer(request);
  }

  @Override
  public void setContainerAccess(String container, BucketCannedACL access) {
    check(access);
  }

  @Override
  public void setBlobAccess(String container, String name, ObjectCannedACL access) {
    check(access);
  }

  @Override
  public void setBlobAccess(String container, String name, ObjectCannedACL access, String version) {
    check(access);
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    check(request.acl());
    return super.putBlob(request, content);
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    check(request.acl());
    return super.copyBlob(request);
  }

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    check(request.acl());
    return super.initiateMultipartUpload(request);
  }

  private static void check(BucketCannedACL access) {
    if (access != null && access != BucketCannedACL.PRIVATE) {
      throw denied();
    }
  }

  private static void check(ObjectCannedACL access) {
    if (access != null && access != ObjectCannedACL.PRIVATE) {
      throw denied();
    }
  }

  private static S3Exception denied() {
    String message = "Access Denied: the buckets block public access.";
    return (S3Exception)
        S3Exception.builder()
            .statusCode(FORBIDDEN)
            .message(message)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("AccessDenied")
                    .errorMessage(message)
                    .sdkHttpResponse(SdkHttpResponse.builder().statusCode(FORBIDDEN).build())
                    .build())
            .build();
  }
}
