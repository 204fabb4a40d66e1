package dev.cadenza.local.emulator;

import dev.cadenza.local.template.spec.QueueSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Creates the queues of the template, and updates existing ones. */
public final class Queues {

  private static final Set<String> CHANGEABLE =
      Set.of("VisibilityTimeout", "DelaySeconds", "ReceiveMessageWaitTimeSeconds", "RedrivePolicy");

  private Queues() {}

  public static void create(List<QueueSpec> specs, SqsClient sqs) {
    make(specs, Set.copyOf(sqs.listQueues().queueUrls()), sqs);
  }

  private static void make(List<QueueSpec> specs, Set<String> existing, SqsClient sqs) {
    // A dead-letter queue must exist before the queue that refers to it.
    Stream.concat(
            specs.stream().filter(spec -> !spec.attributes().containsKey("RedrivePolicy")),
            specs.stream().filter(spec -> spec.attributes().containsKey("RedrivePolicy")))
        .forEach(spec -> make(spec, existing, sqs));
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
}
