package dev.cadenza.local.trigger;

import dev.cadenza.local.function.Functions;
import dev.cadenza.local.function.Outcome;
import dev.cadenza.local.template.EventSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** Delivers the messages of one queue to a function, in concurrent batches. */
public final class QueuePoller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);

  private static final int LONG_POLL_SECONDS = 10;

  private static final long RETRY_MILLIS = 500;

  private final SqsClient sqs;
  private final Functions functions;
  private final String function;
  private final String queueUrl;
  private final EventSource.Messages source;
  private final Semaphore free;
  private final Thread thread;
  private volatile boolean stopping;

  private QueuePoller(
      SqsClient sqs,
      Functions functions,
      String function,
      String queueUrl,
      EventSource.Messages source,
      int concurrency) {
    this.sqs = sqs;
    this.functions = functions;
    this.function = function;
    this.queueUrl = queueUrl;
    this.source = source;
    this.free = new Semaphore(concurrency);
    this.thread = Thread.ofPlatform().daemon().name("poll " + queueUrl).unstarted(this::poll);
  }

  /**
   * Starts receiving messages.
   *
   * @param limit the maximum number of concurrent batches on this machine, independent of the
   *     template
   */
  public static QueuePoller start(
      SqsClient sqs,
      Functions functions,
      String function,
      String queueUrl,
      EventSource.Messages source,
      int limit) {
    int concurrency = Math.min(limit, source.maximumConcurrency().orElse(limit));
    QueuePoller poller =
        new QueuePoller(sqs, functions, function, queueUrl, source, Math.max(1, concurrency));
    poller.thread.start();
    return poller;
  }

  private void poll() {
    while (!stopping) {
      try {
        // A message is received only if it can be processed immediately.
        free.acquire();
        List<Message> messages = receive();
        if (messages.isEmpty() || stopping) {
          free.release();
        } else {
          Thread.ofPlatform().daemon().name("batch " + queueUrl).start(() -> work(messages));
        }
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private List<Message> receive() throws InterruptedException {
    try {
      ReceiveMessageResponse response =
          sqs.receiveMessage(
              request ->
                  request
                      .queueUrl(queueUrl)
                      .maxNumberOfMessages(source.batchSize())
                      .waitTimeSeconds(LONG_POLL_SECONDS)
                      .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                      .messageAttributeNames("All"));
      return response.messages();
    } catch (SdkException failure) {
      if (!stopping) {
        LOG.warn("receiving from {} failed", queueUrl, failure);
        Thread.sleep(RETRY_MILLIS);
      }
      return List.of();
    }
  }

  private void work(List<Message> messages) {
    try {
      String event = QueueEvents.event(messages, source.queueArn());
      delete(done(messages, functions.invoke(function, event)));
    } catch (SdkException failure) {
      LOG.warn("deleting from {} failed", queueUrl, failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      free.release();
    }
  }

  private List<Message> done(List<Message> messages, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failure _ -> List.of();
      case Outcome.Answer answer when source.reportsFailures() -> {
        Set<String> failed = QueueEvents.failures(answer.payload(), messages);
        yield messages.stream().filter(message -> !failed.contains(message.messageId())).toList();
      }
      case Outcome.Answer _ -> messages;
    };
  }

  private void delete(List<Message> messages) {
    if (messages.isEmpty()) {
      return;
    }
    sqs.deleteMessageBatch(
        request ->
            request
                .queueUrl(queueUrl)
                .entries(
                    messages.stream()
                        .map(
                            message ->
                                DeleteMessageBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .build())
                        .toList()));
  }

  /** Stops receiving messages; the function keeps those in progress. */
  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
  }
}
