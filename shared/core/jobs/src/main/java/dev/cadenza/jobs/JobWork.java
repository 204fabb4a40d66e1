package dev.cadenza.jobs;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work files of a job in the store, and how long they are kept.
 *
 * <ul>
 *   <li>Output of steps: until the attempt has ended, in any way. An attempt never uses another
 *       attempt's steps.
 *   <li>Output of segments: until the job has completed. An attempt after a failed or cancelled one
 *       uses them.
 *   <li>Lasting output of segments: until the job is deleted. Later attempts of a completed job use
 *       them, too.
 * </ul>
 *
 * <p>The files of a result are stored before the result: those of an attempt that ends without one
 * are deleted.
 *
 * <p>Files that are not deleted, as after a worker's crash, expire after some days.
 */
public final class JobWork {
  private static final Logger LOG = LoggerFactory.getLogger(JobWork.class);

  private final WorkFiles files;

  public JobWork(WorkFiles files) {
    this.files = requireNonNull(files, "files");
  }

  /** The prefix of all work files. */
  public static String of(Job job) {
    return "work/" + job.id() + "/";
  }

  /** The prefix of the step output of the job's attempt, below {@link #of}. */
  public static String steps(Job job) {
    return job.attempt() + "/";
  }

  /** The prefix of the segment output, below {@link #of}. */
  public static String segments(boolean lasting) {
    return lasting ? "lasting/" : "segments/";
  }

  /** The prefix of the files of the result of the job's attempt. */
  public static String result(Job job) {
    return "results/" + job.id() + "/" + job.attempt() + "/";
  }

  /**
   * Deletes the files that are not needed after the end of the job's attempt. An error is only
   * logged.
   *
   * @param job the ended job; its last known version if another process ended it
   */
  public void attemptEnded(Job job) {
    deleteIfPossible(of(job) + steps(job));
    if (job.status() == JobStatus.COMPLETED) {
      deleteIfPossible(of(job) + segments(false));
    } else if (job.status().terminal()) {
      withoutResult(job);
    }
  }

  /**
   * Deletes files that were stored for the result of an attempt that has ended without one. An
   * error is only logged.
   */
  public void withoutResult(Job job) {
    deleteIfPossible(result(job));
  }

  /** Deletes all work files. */
  public void jobDeleted(Job job) {
    files.deleteAll(of(job));
  }

  private void deleteIfPossible(String prefix) {
    try {
      files.deleteAll(prefix);
    } catch (RuntimeException e) {
      LOG.warn("{} stays until it expires", prefix, e);
    }
  }
}
