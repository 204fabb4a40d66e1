package dev.cadenza.housekeeping;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.cadenza.aws.dynamodb.DynamoProjects;
import dev.cadenza.aws.feed.TokenEnds;
import dev.cadenza.functions.Wiring;
import dev.cadenza.jobs.JobLife;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Sends, once a minute, accepted jobs that were not sent, and jobs of dead workers; and deletes the
 * jobs of deleted projects. Warns the clients whose tokens end, and closes their sockets after it.
 * Once an hour it deletes result files without a job.
 */
public final class Sweeper implements RequestHandler<ScheduledEvent, Map<String, Integer>> {
  private static final int JOBS = 200;
  private static final int PROJECTS = 20;
  private static final long PATIENCE_SECONDS = 20;

  private final JobLife life;
  private final DynamoProjects projects;
  private final TokenEnds tokens;
  private final OrphanedResults orphans;
  private final Clock clock;

  public Sweeper() {
    Wiring wiring = Wiring.current();
    life = wiring.life();
    projects = wiring.projects();
    tokens = new TokenEnds(wiring.connections(), wiring.feed());
    orphans = new OrphanedResults(wiring);
    clock = wiring.clock();
  }

  @Override
  public Map<String, Integer> handleRequest(ScheduledEvent event, Context context) {
    Instant deadline = clock.instant().plusSeconds(PATIENCE_SECONDS);
    int sent = life.sweep(JOBS);
    int expired = tokens.sweep(clock.instant());
    int emptied = 0;
    for (String project : projects.deleted(PROJECTS)) {
      if (life.deleteAllOf(project, deadline)) {
        projects.forget(project);
        emptied++;
      }
    }
    int orphaned = orphans.sweep(deadline);
    return Map.of("sent", sent, "emptied", emptied, "expired", expired, "orphaned", orphaned);
  }
}
