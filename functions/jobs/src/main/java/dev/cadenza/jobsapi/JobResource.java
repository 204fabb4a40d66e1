package dev.cadenza.jobsapi;

import dev.cadenza.functions.ProjectRights;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Form;
import dev.cadenza.http.Idempotency;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.jobs.JobStore.Outcome;
import dev.cadenza.jobs.wire.JobJson;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Upload;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.model.sharing.Access;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Jobs: a user reads their own and those of projects that are shared with them, an admin those of
 * all users; another job is not found. An editor of a project also changes its jobs; only the owner
 * of a job or of its project deletes it.
 */
@Path("/api/jobs")
public final class JobResource {
  /** The maximum number of conflicts of a request. */
  private static final int RETRIES = 8;

  private final JobStore store;
  private final JobLife life;
  private final JobLists lists;
  private final Submissions submissions;
  private final ProjectRights rights;
  private final Idempotency idempotency;
  private final Clock clock;

  JobResource(
      JobStore store,
      JobLife life,
      JobLists lists,
      Submissions submissions,
      ProjectRights rights,
      Idempotency idempotency,
      Clock clock) {
    this.store = store;
    this.life = life;
    this.lists = lists;
    this.submissions = submissions;
    this.rights = rights;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @GET
  public Response list(@Context ContainerRequestContext request) {
    return lists.list(Call.of(request));
  }

  @POST
  public Response create(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Form form = call.form();
    Optional<Response> before = idempotency.replay(call, form);
    if (before.isPresent()) {
      return before.get();
    }
    Submissions.Submission submission = submissions.read(form, call.caller());
    Instant now = clock.instant();
    Job job =
        Job.accepted(
                Ulid.next(now),
                submission.project().id(),
                call.caller().id(),
                submission.type(),
                submission.input().map(Upload::id),
                submission.terms().parameters().json(),
                now)
            .within(submission.terms().limit())
            .titled(submission.title());
    Outcome outcome =
        life.submit(job, idempotency.record(call, form, JobJson.of(job), job.version()));
    return switch (outcome) {
      case COMMITTED -> Answers.versioned(201, JobJson.of(job), job.version());
      case REPEATED -> idempotency.replay(call, form).orElseThrow();
      case INPUT_GONE ->
          throw WireException.invalid(
              "input_file",
              "This file was deleted with the last job that used it. Upload it again.");
      case STALE -> throw new IllegalStateException("A new job cannot have an earlier version");
    };
  }

  @GET
  @Path("{id}")
  public Response read(@PathParam("id") String id, @Context ContainerRequestContext request) {
    return answer(allowed(Call.of(request), id, _ -> true));
  }

  @PUT
  @Path("{id}")
  public Response replace(@PathParam("id") String id, @Context ContainerRequestContext request) {
    return edit(Call.of(request), id, Call::form);
  }

  @PATCH
  @Path("{id}")
  public Response update(@PathParam("id") String id, @Context ContainerRequestContext request) {
    return edit(Call.of(request), id, Call::partialForm);
  }

  /** An edit of any version is repeated when the worker, or somebody else, was faster. */
  private Response edit(Call call, String id, Function<Call, Form> read) {
    Job job = allowed(call, id, Access::edits);
    call.requireMatch(job.version());
    requireOwner(call, job);
    Form form = read.apply(call);
    for (int tries = 1; ; tries++) {
      Submissions.Edit edit = submissions.readEdit(form, call.caller(), job);
      Optional<Job> edited = life.edit(job, edit.project(), edit.parameters().json(), edit.title());
      if (edited.isPresent()) {
        return answer(edited.get());
      }
      if (tries == RETRIES || call.onlyVersion(job.version()).isPresent()) {
        throw WireException.changedMeanwhile();
      }
      job = allowed(call, id, Access::edits);
    }
  }

  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Job job = allowed(call, id, Access::manages);
    call.requireMatch(job.version());
    if (call.onlyVersion(job.version()).isEmpty()) {
      life.delete(job);
    } else if (!life.deleteExactly(job)) {
      throw WireException.changedMeanwhile();
    }
    return Answers.noContent();
  }

  @POST
  @Path("{id}/cancel")
  public Response cancel(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Job job = allowed(call, id, Access::edits);
    call.requireMatch(job.version());
    OptionalLong only = call.onlyVersion(job.version());
    return life.cancel(job.id(), only)
        .map(JobResource::answer)
        .orElseThrow(() -> refused(job, only, "cancelled"));
  }

  @POST
  @Path("{id}/retry")
  public Response retry(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Form form = call.form();
    for (int tries = 1; ; tries++) {
      Job job = allowed(call, id, Access::edits);
      call.requireMatch(job.version());
      requireOwner(call, job);
      JobTerms.Terms terms = submissions.readRetry(form, call.caller(), job, segments(job));
      if (!job.status().terminal()) {
        throw conflict(job, "retried");
      }
      Optional<Job> retried = life.retry(job, terms.parameters().json(), terms.limit());
      if (retried.isPresent()) {
        return answer(retried.get());
      }
      // It was changed meanwhile: the client must read it again.
      if (tries == RETRIES || call.onlyVersion(job.version()).isPresent()) {
        throw WireException.changedMeanwhile();
      }
    }
  }

  /** The number of segments of a dub. */
  private Optional<Integer> segments(Job job) {
    return job.type() == JobType.DUBBING
        ? store
            .findResult(job.id())
            .map(result -> result.metadata().get("segments"))
            .map(count -> ((Number) count).intValue())
        : Optional.empty();
  }

  @GET
  @Path("{id}/events")
  public Response events(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Job job = allowed(call, id, _ -> true);
    return Answers.ok(
        EventPage.of(call).body((since, limit) -> store.eventsOf(job.id(), since, limit)));
  }

  /**
   * @throws WireException 404 when the caller may not read the job, 403 when they may only read it
   */
  private Job allowed(Call call, String id, Predicate<Access> needed) {
    Job job = store.find(id).orElseThrow(WireException::notFound);
    Access access = rights.to(job, call.caller()).orElseThrow(WireException::notFound);
    if (!needed.test(access)) {
      throw WireException.forbidden();
    }
    return job;
  }

  /**
   * A job runs with the settings and voices of its owner, and at their cost: others may change it
   * only while that user is in the project.
   *
   * @throws WireException 403
   */
  private void requireOwner(Call call, Job job) {
    boolean own = job.owner().equals(call.caller().id()) || call.caller().isAdmin();
    if (!own && !rights.isIn(job.project(), job.owner())) {
      throw WireException.detail(
          403, "The user who submitted this job has left the project. Submit it as a new job.");
    }
  }

  private static Response answer(Job job) {
    return Answers.versioned(200, JobJson.of(job), job.version());
  }

  private WireException refused(Job seen, OptionalLong only, String transition) {
    boolean changed =
        only.isPresent()
            && store.find(seen.id()).filter(now -> now.version() == seen.version()).isEmpty();
    return changed ? WireException.changedMeanwhile() : conflict(seen, transition);
  }

  /**
   * @param seen the job in the rejected state; its state may have changed
   */
  private WireException conflict(Job seen, String transition) {
    Job now = store.find(seen.id()).orElseThrow(WireException::notFound);
    return now.status() == seen.status()
        ? WireException.detail(
            409, "The job is " + now.status().wire() + " and cannot be " + transition + ".")
        : WireException.detail(
            409, "The job was changed at the same time. Read it again and repeat the change.");
  }
}
