package dev.cadenza.jobsapi;

import dev.cadenza.aws.dynamodb.DynamoProjects;
import dev.cadenza.aws.dynamodb.DynamoResults;
import dev.cadenza.aws.dynamodb.DynamoSettings;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.auth.Caller;
import dev.cadenza.jobs.JobCounts;
import dev.cadenza.jobs.JobScope;
import dev.cadenza.jobs.JobStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.OptionalDouble;

/** Counts of resources: the caller's own, or, for an admin, of all users. Read from counters. */
@Path("/api/stats")
public final class StatsResource {
  private final JobStore store;
  private final DynamoProjects projects;
  private final DynamoResults results;
  private final DynamoSettings settings;
  private final SpendingLimit limit;

  StatsResource(
      JobStore store,
      DynamoProjects projects,
      DynamoResults results,
      DynamoSettings settings,
      SpendingLimit limit) {
    this.store = store;
    this.projects = projects;
    this.results = results;
    this.settings = settings;
    this.limit = limit;
  }

  @GET
  public Response stats(@Context ContainerRequestContext request) {
    Caller caller = Call.of(request).caller();
    JobCounts counts =
        store.counts(
            caller.isAdmin() ? new JobScope.Everybody() : new JobScope.OfOwner(caller.id()));
    return Answers.ok(
        new Stats(
            Stats.Jobs.of(counts),
            projects.count(caller.listScope()),
            results.count(caller.listScope()),
            spending(caller)));
  }

  /** The limit is the caller's own, even for an admin, who sees the spending of all users. */
  private Stats.Spending spending(Caller caller) {
    OptionalDouble most = new OwnerSettings(settings.visibleTo(caller.id())).limit();
    return new Stats.Spending(
        limit.month().toString(),
        limit.spent(caller.listScope()).usd(),
        most.isPresent() ? most.getAsDouble() : null);
  }
}
