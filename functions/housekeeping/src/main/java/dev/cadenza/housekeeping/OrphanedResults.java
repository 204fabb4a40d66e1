package dev.cadenza.housekeeping;

import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.aws.dynamodb.SweepPosition;
import dev.cadenza.aws.dynamodb.SweepPosition.Position;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.aws.s3.S3WorkFiles.Folders;
import dev.cadenza.functions.Wiring;
import dev.cadenza.model.id.Ulid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes files of results whose job does not exist: a worker that was killed, or a transcript that
 * was saved, at the time of its deletion. Reads one page of folders an hour, so that the cost does
 * not depend on the number of results.
 */
final class OrphanedResults {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedResults.class);
  private static final String RESULTS = "results/";

  /** S3's maximum for one request. */
  private static final int PAGE = 1_000;

  private static final Duration INTERVAL = Duration.ofHours(1);

  /** A job that was accepted earlier is in the table, unless it was deleted. */
  private static final Duration MIN_AGE = Duration.ofHours(1);

  /** More in a page must be fewer than its jobs: a table may be empty by mistake. */
  private static final int PLAUSIBLE = 10;

  private final S3WorkFiles files;
  private final DynamoJobs jobs;
  private final SweepPosition position;
  private final Clock clock;

  OrphanedResults(Wiring wiring) {
    files = wiring.files();
    jobs = wiring.jobs();
    position = wiring.store(SweepPosition.class, SweepPosition::new);
    clock = wiring.clock();
  }

  /**
   * Reads the next page, if an hour has passed since the last one.
   *
   * @return the number of jobs whose files were deleted
   */
  int sweep(Instant deadline) {
    Instant now = clock.instant();
    return position.due(now).map(start -> sweep(start.after(), now, deadline)).orElse(0);
  }

  private int sweep(Optional<String> start, Instant now, Instant deadline) {
    Folders page = files.folders(RESULTS, start, PAGE);
    int deleted = 0;
    Optional<String> last = start;
    for (String orphan : orphans(page, now)) {
      if (!clock.instant().isBefore(deadline)) {
        // Many files: the next sweep continues here.
        position.set(new Position(last), now);
        return deleted;
      }
      files.deleteAll(RESULTS + orphan + "/");
      deleted++;
      last = Optional.of(orphan);
    }
    Optional<String> end = Optional.of(page).filter(Folders::more).map(it -> it.names().getLast());
    position.set(new Position(end), now.plus(INTERVAL));
    return deleted;
  }

  private List<String> orphans(Folders page, Instant now) {
    List<String> old =
        page.names().stream()
            .filter(Ulid::isValid)
            .filter(job -> Ulid.timeOf(job).isBefore(now.minus(MIN_AGE)))
            .toList();
    Set<String> existing = jobs.existing(old);
    List<String> orphans = old.stream().filter(job -> !existing.contains(job)).toList();
    if (orphans.size() > Math.max(PLAUSIBLE, existing.size())) {
      LOG.error(
          "{} of {} jobs with results do not exist, so their files stay. Check JOBS_TABLE.",
          orphans.size(),
          old.size());
      return List.of();
    }
    return orphans;
  }
}
