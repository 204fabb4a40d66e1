package dev.cadenza.local.emulator;

import dev.cadenza.local.template.QueueSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes the queues of the template, and brings those of an earlier start up to date. */
public final class Queues {

  /** SQS attributes that ElasticMQ does not know: a message stays until it is deleted. */
  private static final Set<String> UNKNOWN = Set.of("MessageRetentionPeriod", "MaximumMessageSize");

  private static final Set<String> CHANGEABLE =
      Set.of("VisibilityTimeout", "DelaySeconds", "ReceiveMessageWaitTimeSeconds", "RedrivePolicy");

  private static final long RESTORE_NANOS = 10_000_000_000L;
  private static final long POLL_NANOS = 5_000_000L;

  private Queues() {}

  /**
   * @param stored the names of queues that are about to come back from an earlier start
   */
  public static void create(List<QueueSpec> specs, Set<String> stored, SqsClient sqs) {
    make(specs.stream().map(Queues::known).toList(), restored(stored, sqs), sqs);
  }

  /** Makes the queues on a service that knows all attributes of SQS. */
  public static void create(List<QueueSpec> specs, SqsClient sqs) {
    make(specs, Set.copyOf(sqs.listQueues().queueUrls()), sqs);
  }

  private static void make(List<QueueSpec> specs, Set<String> existing, SqsClient sqs) {
    // A dead-letter queue must be there before the queue that names it.
    Stream.concat(
            specs.stream().filter(spec -> !spec.attributes().containsKey("RedrivePolicy")),
            specs.stream().filter(spec -> spec.attributes().containsKey("RedrivePolicy")))
        .forEach(spec -> make(spec, existing, sqs));
  }

  private static Set<String> restored(Set<String> stored, SqsClient sqs) {
    long end = System.nanoTime() + RESTORE_NANOS;
    while (System.nanoTime() < end) {
      Set<String> urls = new HashSet<>(sqs.listQueues().queueUrls());
      if (stored.stream().allMatch(name -> urls.stream().anyMatch(url -> isOf(name, url)))) {
        return urls;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    throw new EmulatorException("the kept queues did not come back: " + stored);
  }

  private static boolean isOf(String name, String url) {
    return url.endsWith("/" + name);
  }

  private static void make(QueueSpec spec, Set<String> existing, SqsClient sqs) {
    for (String url : existing) {
      if (isOf(spec.name(), url)) {
        Map<String, String> attributes = new HashMap<>(spec.attributes());
        attributes.keySet().retainAll(CHANGEABLE);
        if (!attributes.isEmpty()) {
          sqs.setQueueAttributes(
              request -> request.queueUrl(url).attributesWithStrings(attributes));
        }
        return;
      }
    }
    sqs.createQueue(
        request -> request.queueName(spec.name()).attributesWithStrings(spec.attributes()));
  }

  /** A queue as ElasticMQ takes it. */
  private static QueueSpec known(QueueSpec spec) {
    Map<String, String> attributes = new HashMap<>(spec.attributes());
    attributes.keySet().removeAll(UNKNOWN);
    return new QueueSpec(spec.id(), spec.name(), attributes);
  }
}
