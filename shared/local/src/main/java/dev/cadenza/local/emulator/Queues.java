package dev.cadenza.local.emulator;

import dev.cadenza.local.template.QueueSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes the queues of the template, and brings those of an earlier start up to date. */
public final class Queues {

  private Queues() {}

  public static void create(List<QueueSpec> specs, SqsClient sqs) {
    if (specs.isEmpty()) {
      return;
    }
    Set<String> existing = new HashSet<>(sqs.listQueues().queueUrls());
    // A dead-letter queue must be there before the queue that names it.
    Stream.concat(
            specs.stream().filter(spec -> !spec.attributes().containsKey("RedrivePolicy")),
            specs.stream().filter(spec -> spec.attributes().containsKey("RedrivePolicy")))
        .forEach(spec -> create(spec, existing, sqs));
  }

  private static void create(QueueSpec spec, Set<String> existing, SqsClient sqs) {
    for (String url : existing) {
      if (url.endsWith("/" + spec.name())) {
        Map<String, String> changeable = new HashMap<>(spec.attributes());
        changeable.remove("FifoQueue");
        if (!changeable.isEmpty()) {
          sqs.setQueueAttributes(
              request -> request.queueUrl(url).attributesWithStrings(changeable));
        }
        return;
      }
    }
    sqs.createQueue(
        request -> request.queueName(spec.name()).attributesWithStrings(spec.attributes()));
  }
}
