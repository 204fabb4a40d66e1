package dev.cadenza.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobStatus;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same functions, each in a JVM of its own behind Lambda's own runtime interface client. */
final class IsolatedTest {
  @Test
  void shouldRunAJobWithEachFunctionInItsOwnProcess() {
    try (LocalPlatform platform =
            LocalPlatform.start(LocalPlatform.Options.temporary().withIsolated(true));
        CadenzaClient client = platform.login(SampleUser.EDITOR);
        JobFeed feed = client.openFeed(platform.webSocketUrl(), JobFeed.Listener.NONE)) {
      String project = client.createProject("Isolated", "").id();
      Job job = client.submit(NewJob.textToSpeech(project, Map.of("text", "On my own.")));

      assertThat(feed.awaitFinished(job, Duration.ofMinutes(2)).status())
          .isEqualTo(JobStatus.COMPLETED);
    }
  }
}
