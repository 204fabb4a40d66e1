package dev.cadenza.e2e.operations;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.SqsJobQueue;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.e2e.support.QueueReader;
import dev.cadenza.jobs.JobQueue;
import dev.cadenza.jobs.WorkFiles;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import dev.cadenza.testing.JobQueueContract;
import dev.cadenza.testing.WorkFilesContract;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The adapters keep the contracts of their ports, on the emulators of the local cloud. */
final class AdaptersTest {
  @Nested
  final class Files extends WorkFilesContract {
    private final Environment environment = Platform.environment("JobsFunction");
    private final WorkFiles files = new S3WorkFiles(new AwsClients(environment).s3(), environment);

    @Override
    protected WorkFiles files() {
      return files;
    }
  }

  @Nested
  final class Queue extends JobQueueContract {
    private final SqsClient client = new AwsClients(Platform.environment("JobsFunction")).sqs();
    private final Environment environment = Environment.of(queues());
    private final JobQueue queue = new SqsJobQueue(client, environment);
    private final QueueReader reader = new QueueReader(client, environment);

    /** Queues that no worker of the platform takes from. */
    private Map<String, String> queues() {
      Map<String, String> urls = new HashMap<>();
      for (JobType type : JobType.values()) {
        String name = "contract-" + type.wire();
        urls.put(
            type.name() + "_QUEUE",
            client.createQueue(request -> request.queueName(name)).queueUrl());
      }
      return urls;
    }

    @Override
    protected JobQueue queue() {
      return queue;
    }

    @Override
    protected Arrival arrival(Job job) {
      return reader.arrival(job);
    }
  }
}
