package dev.cadenza.e2e.support;

import static org.awaitility.Awaitility.await;

import dev.cadenza.aws.Environment;
import dev.cadenza.jobs.JobMessage;
import dev.cadenza.model.Job;
import dev.cadenza.testing.JobQueueContract.Arrival;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Takes messages from the queues that a function's variables name, as a worker does. */
public final class QueueReader {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SqsClient client;
  private final Environment environment;

  public QueueReader(SqsClient client, Environment environment) {
    this.client = client;
    this.environment = environment;
  }

  /** Waits for the message of a job in the queue of its type; takes away what comes before it. */
  public Arrival arrival(Job job) {
    String url = environment.get(job.type().name() + "_QUEUE");
    return await()
        .atMost(PATIENCE)
        .until(() -> receive(url, job.id()), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<Arrival> receive(String url, String job) {
    return client
        .receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .waitTimeSeconds(1)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages()
        .stream()
        .peek(message -> delete(url, message))
        .map(QueueReader::arrival)
        .filter(arrival -> arrival.message().job().equals(job))
        .findFirst();
  }

  private void delete(String url, Message message) {
    client.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
  }

  private static Arrival arrival(Message message) {
    long seen = millis(message, MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
    long sent = millis(message, MessageSystemAttributeName.SENT_TIMESTAMP);
    return new Arrival(
        JobMessage.parse(message.body()).orElseThrow(), Duration.ofMillis(seen - sent));
  }

  private static long millis(Message message, MessageSystemAttributeName name) {
    return Long.parseLong(message.attributes().get(name));
  }
}
