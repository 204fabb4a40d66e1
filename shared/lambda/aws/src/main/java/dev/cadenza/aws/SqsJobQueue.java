package dev.cadenza.aws;

import dev.cadenza.jobs.JobMessage;
import dev.cadenza.jobs.JobQueue;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * One queue per job type. The owner is the message group, so that one user's thousand jobs do not
 * delay another user's job.
 */
public final class SqsJobQueue implements JobQueue {
  private final SqsClient client;
  private final Map<JobType, String> urls = new EnumMap<>(JobType.class);

  public SqsJobQueue(SqsClient client, Environment environment) {
    this.client = client;
    for (JobType type : JobType.values()) {
      environment.find(type.name() + "_QUEUE").ifPresent(url -> urls.put(type, url));
    }
  }

  /** The types that this function may send. */
  public boolean carries(JobType type) {
    return urls.containsKey(type);
  }

  @Override
  public void send(Job job, Duration delay) {
    String url = urls.get(job.type());
    if (url == null) {
      throw new IllegalStateException(
          "No queue for " + job.type().wire() + ": set " + job.type().name() + "_QUEUE.");
    }
    client.sendMessage(
        message ->
            message
                .queueUrl(url)
                .messageBody(JobMessage.of(job).body())
                .messageGroupId(job.owner())
                .delaySeconds(delay.isZero() ? null : (int) delay.toSeconds()));
  }
}
