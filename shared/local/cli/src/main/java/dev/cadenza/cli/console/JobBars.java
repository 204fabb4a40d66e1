package dev.cadenza.cli.console;

import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobUpdate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Applies pushed updates to the progress bars of their jobs, and stores those that arrive before
 * the bar exists.
 */
public final class JobBars implements JobFeed.Listener {
  private final Terminal terminal;
  private final Map<String, Job> latest = new ConcurrentHashMap<>();
  private final Map<String, JobProgress> bars = new ConcurrentHashMap<>();

  public JobBars(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void updated(JobUpdate update) {
    Job job = update.job();
    latest.put(job.id(), job);
    JobProgress bar = bars.get(job.id());
    if (bar != null) {
      bar.show(job);
    }
  }

  /** A bar for a new job; a frame may have arrived before the response. */
  public JobProgress open(Job job, String task) {
    JobProgress bar = JobProgress.on(terminal, task);
    bars.put(job.id(), bar);
    bar.show(latest.getOrDefault(job.id(), job));
    return bar;
  }
}
