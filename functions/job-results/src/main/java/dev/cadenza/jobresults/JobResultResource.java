package dev.cadenza.jobresults;

import dev.cadenza.aws.dynamodb.DynamoResults;
import dev.cadenza.aws.items.ListPage;
import dev.cadenza.aws.items.ListRequest;
import dev.cadenza.aws.s3.PresignedLinks;
import dev.cadenza.functions.ProjectRights;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Form;
import dev.cadenza.http.Pages;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.model.JobResult;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Results of jobs: written by workers, read by everyone who may read the job. */
@Path("/api/job-results")
public final class JobResultResource {
  private final DynamoResults results;
  private final ProjectRights rights;
  private final PresignedLinks links;

  JobResultResource(DynamoResults results, ProjectRights rights, PresignedLinks links) {
    this.results = results;
    this.rights = rights;
    this.links = links;
  }

  @GET
  public Response list(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Optional<String> job = call.query("job").filter(text -> !text.isEmpty());
    return job.isPresent() ? ofJob(call, job.get()) : list(call);
  }

  /** A job has at most one result, under the job's own identifier. */
  private Response ofJob(Call call, String job) {
    List<JobResult> found =
        results
            .find(job)
            .filter(result -> rights.to(result, call.caller()).isPresent())
            .map(List::of)
            .orElse(List.of());
    return Answers.ok(
        Pages.of(call, found.size()).bodyOf(found.size(), found.stream().map(json(call)).toList()));
  }

  private Response list(Call call) {
    Optional<String> owner = call.caller().listScope();
    long count = results.count(owner);
    Pages pages = Pages.of(call, count);
    boolean newestFirst = !call.query("ordering").equals(Optional.of("created_at"));
    ListPage<JobResult> page =
        results.list(
            new ListRequest(
                owner,
                pages.descending(newestFirst),
                pages.beside(newestFirst),
                pages.skip(),
                pages.size()));
    return Answers.ok(pages.body(count, page.items(), page.next(), JobResult::id, json(call)));
  }

  /**
   * Validates like a serializer with read-only fields, then rejects the request: only workers
   * create results.
   */
  @POST
  public Response create(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    String job = job(call.form());
    throw results
            .find(job)
            .filter(result -> rights.to(result, call.caller()).isPresent())
            .isPresent()
        ? WireException.invalid("job", "This field must be unique.")
        : WireException.detail(403, "Only workers write results. Submit a job instead.");
  }

  @GET
  @Path("{id}")
  public Response read(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    return Answers.ok(json(call).apply(visible(call, id)));
  }

  @PUT
  @Path("{id}")
  public Response replace(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    JobResult result = editable(call, id);
    job(call.form());
    return Answers.ok(json(call).apply(result));
  }

  /** All fields are read-only, so they are ignored. */
  @PATCH
  @Path("{id}")
  public Response update(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    JobResult result = editable(call, id);
    call.partialForm().check();
    return Answers.ok(json(call).apply(result));
  }

  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id, @Context ContainerRequestContext request) {
    visible(Call.of(request), id);
    throw WireException.detail(403, "A result is deleted with its job. Delete the job instead.");
  }

  private static String job(Form form) {
    Optional<String> job = form.reference("job", true, Optional::of);
    form.check();
    return job.orElseThrow();
  }

  private JobResult visible(Call call, String id) {
    return results
        .find(id)
        .filter(result -> rights.to(result, call.caller()).isPresent())
        .orElseThrow(WireException::notFound);
  }

  /** All fields are read-only, but a viewer of the project may not even try. */
  private JobResult editable(Call call, String id) {
    JobResult result = visible(call, id);
    if (rights.to(result, call.caller()).filter(Access::edits).isEmpty()) {
      throw WireException.forbidden();
    }
    return result;
  }

  /** The JSON of a result for this caller. */
  private Function<JobResult, ResultJson> json(Call call) {
    PresignedLinks seen = links.seenFrom(call.origin());
    return result -> ResultJson.of(result, seen);
  }
}
