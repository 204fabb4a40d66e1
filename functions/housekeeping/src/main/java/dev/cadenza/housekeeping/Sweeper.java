package dev.cadenza.housekeeping;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.cadenza.aws.dynamodb.DynamoMembers;
import dev.cadenza.aws.dynamodb.DynamoProjects;
import dev.cadenza.aws.feed.TokenEnds;
import dev.cadenza.functions.Wiring;
import dev.cadenza.jobs.JobLife;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Sends, once a minute, accepted jobs that were not sent, and jobs of dead workers; and deletes the
 * jobs and members of deleted projects, and the memberships of deleted and deactivated users. Warns
 * the clients whose tokens end, and closes their sockets after it. Once an hour it deletes result
 * files without a job.
 */
public final class Sweeper implements RequestHandler<ScheduledEvent, Map<String, Integer>> {
  private static final int JOBS = 200;
  private static final int PROJECTS = 20;
  private static final int ACCOUNTS = 20;
  private static final long PATIENCE_SECONDS = 20;

  private final JobLife life;
  private final DynamoProjects projects;
  private final DynamoMembers members;
  private final TokenEnds tokens;
  private final OrphanedResults orphans;
  private final Clock clock;

  public Sweeper() {
    Wiring wiring = Wiring.current();
    life = wiring.life();
    projects = wiring.projects();
    members = wiring.members();
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
      members.removeAllOf(project);
      if (life.deleteAllOf(project, deadline)) {
        projects.forget(project);
        emptied++;
      }
    }
    for (String account : members.leaving(ACCOUNTS)) {
      members.removeAllOfAccount(account, deadline);
    }
    int orphaned = orphans.sweep(deadline);
    return Map.of("sent", sent, "emptied", emptied, "expired", expired, "orphaned", orphaned);
  }
}
