package dev.cadenza.jobsapi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.cadenza.aws.dynamodb.DynamoUploads;
import dev.cadenza.aws.s3.S3Streams;
import dev.cadenza.functions.Wiring;
import dev.cadenza.jobsapi.links.FetchFailure;
import dev.cadenza.jobsapi.links.LinkFetcher;
import dev.cadenza.jobsapi.links.LinkRules;
import dev.cadenza.model.Upload;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Fetches the files of uploads that have links. A failure is a state of the upload, so that no
 * message comes again; one whose function dies fails after an hour.
 */
public final class FetchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(FetchHandler.class);

  private final DynamoUploads uploads;
  private final S3Streams bucket;
  private final LinkFetcher fetcher;
  private final Clock clock;

  public FetchHandler() {
    Wiring wiring = Wiring.current();
    uploads = wiring.uploads();
    bucket = new S3Streams(wiring.clients().s3(), wiring.environment());
    fetcher = new LinkFetcher(LinkRules.of(wiring.environment()), LinkFetcher.Limits.USUAL);
    clock = wiring.clock();
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    for (SQSMessage message : event.getRecords()) {
      uploads
          .find(message.getBody())
          .filter(Upload::unfetched)
          .filter(upload -> upload.failure(clock.instant()).isEmpty())
          .ifPresent(this::fetch);
    }
    return new SQSBatchResponse(List.of());
  }

  private void fetch(Upload upload) {
    try {
      LinkFetcher.Fetched file =
          fetcher.fetch(
              upload.link().orElseThrow().url(),
              (type, content) -> bucket.write(upload.key(), type, content));
      uploads.fetched(upload.id(), file.contentType(), file.size());
    } catch (FetchFailure e) {
      uploads.failed(upload.id(), e.getMessage());
    } catch (SdkException e) {
      LOG.error("The file of upload {} cannot be stored", upload.id(), e);
      uploads.failed(upload.id(), "The file could not be stored. Create another upload.");
    }
  }
}
