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
    history.add(completed(), false);
    assertThat(doneWhenTold).containsExactly(false);
    assertThat(history.finished("J1", 1)).isDone();
  }

  @Test
  void shouldKeepAttemptsApart() {
    history.add(completed(), false);
    assertThat(history.finished("J1", 2)).isNotDone();
  }

  private void told(JobUpdate update) {
    doneWhenTold.add(history.finished(update.job().id(), 1).isDone());
  }

  private static JobUpdate completed() {
    return update("completed", 4, "c4");
  }

  private static JobUpdate update(String status, long version, String cursor) {
    return new JobUpdate(Json.read(JobTexts.job("J1", status, 100, version), Job.class), cursor);
  }

  /** Whatever is pushed meanwhile. */
  @Test
  void shouldContinueAtTheLastReplayedEventOfACutReplay() {
    history.begin();
    history.startAt("c2");
    history.begin();

    history.add(update("running", 1, "c1"), true);
    history.add(update("running", 3, "c3"), true);
    history.add(update("running", 9, "c9"), false);
    history.add(update("running", 4, "c4"), true);

    assertThat(history.cursor()).contains("c4");
  }
}
