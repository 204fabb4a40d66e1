package dev.cadenza.jobsapi.links;

import dev.cadenza.aws.Environment;
import dev.cadenza.model.Upload;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The uploads whose links are to be fetched; one user's many do not delay another's. */
public final class FetchQueue {
  private final SqsClient client;
  private final String url;

  public FetchQueue(SqsClient client, Environment environment) {
    this.client = client;
    this.url = environment.get("FETCH_QUEUE");
  }

  public void send(Upload upload) {
    client.sendMessage(
        message -> message.queueUrl(url).messageBody(upload.id()).messageGroupId(upload.owner()));
  }
}
