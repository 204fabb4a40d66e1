package dev.cadenza.testing;

import dev.cadenza.jobs.JobFeed;
import dev.cadenza.model.JobEvent;
import java.util.ArrayList;
import java.util.List;

/** Records published events. */
public final class TestingFeed implements JobFeed {
  private final List<JobEvent> published = new ArrayList<>();

  @Override
  public synchronized void push(JobEvent event) {
    published.add(event);
  }

  public synchronized List<JobEvent> published() {
    return List.copyOf(published);
  }
}
