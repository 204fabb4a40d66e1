package dev.cadenza.jobsapi;

import dev.cadenza.aws.DynamoProjects;
import dev.cadenza.aws.DynamoResults;
import dev.cadenza.aws.DynamoSettings;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Caller;
import dev.cadenza.jobs.JobCounts;
import dev.cadenza.jobs.JobScope;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Counts of resources: the caller's own, or, for an admin, of all users. Read from counters, never
 * by counting.
 */
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
    Map<String, Object> byStatus = new LinkedHashMap<>();
    for (JobStatus status : JobStatus.values()) {
      byStatus.put(status.wire(), counts.matching(Optional.empty(), Optional.of(status)));
    }
    Map<String, Object> byType = new LinkedHashMap<>();
    for (JobType type : JobType.values()) {
      byType.put(type.wire(), counts.matching(Optional.of(type), Optional.empty()));
    }
    Map<String, Object> jobs = new LinkedHashMap<>();
    jobs.put("total", counts.matching(Optional.empty(), Optional.empty()));
    jobs.put("by_status", byStatus);
    jobs.put("by_type", byType);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("jobs", jobs);
    body.put("projects", projects.count(caller.listScope()));
    body.put("results", results.count(caller.listScope()));
    body.put("spending", spending(caller));
    return Answers.ok(body);
  }

  /** The limit is the caller's own, even for an admin, who sees the spending of all users. */
  private Map<String, Object> spending(Caller caller) {
    OptionalDouble most = new OwnerSettings(settings.visibleTo(caller.id())).limit();
    Map<String, Object> spending = new LinkedHashMap<>();
    spending.put("month", limit.month().toString());
    spending.put("usd", limit.spent(caller.listScope()).usd());
    spending.put("limit_usd", most.isPresent() ? most.getAsDouble() : null);
    return spending;
  }
}
