package dev.cadenza.testing;

import dev.cadenza.jobs.JobQueue;
import dev.cadenza.model.Job;

/** The fake keeps the contract. */
final class TestingQueueTest extends JobQueueContract {
  private final TestingQueue queue = new TestingQueue();

  @Override
  protected JobQueue queue() {
    return queue;
  }

  @Override
  protected Arrival arrival(Job job) {
    return queue.all().stream()
        .filter(sent -> sent.type() == job.type() && sent.message().job().equals(job.id()))
        .map(sent -> new Arrival(sent.message(), sent.delay()))
        .findFirst()
        .orElseThrow();
  }
}
