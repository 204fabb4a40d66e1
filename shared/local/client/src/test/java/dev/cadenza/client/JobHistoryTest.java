package dev.cadenza.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobUpdate;
import dev.cadenza.testing.JobTexts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobHistoryTest {
  private final List<Boolean> doneWhenTold = new ArrayList<>();
  private final JobHistory history = new JobHistory(this::told);

  @Test
  void shouldTellTheListenerBeforeThoseWhoWait() {
    history.add(completed());
    assertThat(doneWhenTold).containsExactly(false);
    assertThat(history.finished("J1", 1)).isDone();
  }

  @Test
  void shouldKeepAttemptsApart() {
    history.add(completed());
    assertThat(history.finished("J1", 2)).isNotDone();
  }

  private void told(JobUpdate update) {
    doneWhenTold.add(history.finished(update.job().id(), 1).isDone());
  }

  private static JobUpdate completed() {
    Job job = Json.read(JobTexts.job("J1", "completed", 100, 4), Job.class);
    return new JobUpdate(job, "c4");
  }
}
