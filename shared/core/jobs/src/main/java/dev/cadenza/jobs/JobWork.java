package dev.cadenza.jobs;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.Job;
import dev.cadenza.model.JobStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the intermediate files of a job lie in the store, and how long each of them stays.
 *
 * <ul>
 *   <li>What steps made, until their attempt has ended, however it ended: an attempt never goes on
 *       from another's steps.
 *   <li>What segments made, until the job has completed: a later attempt of one that failed or was
 *       cancelled goes on from them.
 *   <li>What segments made that is to last, until the job is deleted: later attempts of a completed
 *       job go on from it, too.
 * </ul>
 *
 * <p>What is not deleted, as after a worker's crash, expires after some days.
 */
public final class JobWork {
  private static final Logger LOG = LoggerFactory.getLogger(JobWork.class);

  private final WorkFiles files;

  public JobWork(WorkFiles files) {
    this.files = requireNonNull(files, "files");
  }

  /** The prefix of all of it. */
  public static String of(Job job) {
    return "work/" + job.id() + "/";
  }

  /** Where the steps of the job's attempt keep what they make, below {@link #of}. */
  public static String steps(Job job) {
    return job.attempt() + "/";
  }

  /** Where segments keep what they make, below {@link #of}. */
  public static String segments(boolean lasting) {
    return lasting ? "lasting/" : "segments/";
  }

  /**
   * Deletes what is not needed after the end of the job's attempt. The attempt has ended, whatever
   * comes of this.
   *
   * @param job as it ended; as it was last seen when another has ended it
   */
  public void attemptEnded(Job job) {
    deleteIfPossible(of(job) + steps(job));
    if (job.status() == JobStatus.COMPLETED) {
      deleteIfPossible(of(job) + segments(false));
    }
  }

  /** Deletes all of it. */
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
