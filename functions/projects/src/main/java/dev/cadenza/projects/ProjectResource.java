package dev.cadenza.projects;

import dev.cadenza.aws.dynamodb.DynamoProjects;
import dev.cadenza.aws.items.ListPage;
import dev.cadenza.aws.items.ListRequest;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Form;
import dev.cadenza.http.Idempotency;
import dev.cadenza.http.Pages;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.model.Project;
import dev.cadenza.model.id.Ulid;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Projects: a user reads their own, an admin those of all users; a project of another user is not
 * found.
 */
@Path("/api/projects")
public final class ProjectResource {
  private static final Form.Text NAME = Form.Text.required(255);
  private static final Form.Text DESCRIPTION = Form.Text.optional(10_000);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DynamoProjects projects;
  private final JobLife life;
  private final Idempotency idempotency;
  private final Clock clock;

  ProjectResource(DynamoProjects projects, JobLife life, Idempotency idempotency, Clock clock) {
    this.projects = projects;
    this.life = life;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @GET
  public Response list(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Optional<String> owner = call.caller().listScope();
    long count = projects.count(owner);
    Pages pages = Pages.of(call, count);
    boolean newestFirst = !call.query("ordering").equals(Optional.of("created_at"));
    ListPage<Project> page =
        projects.list(
            new ListRequest(
                owner,
                pages.descending(newestFirst),
                pages.beside(newestFirst),
                pages.skip(),
                pages.size()));
    return Answers.ok(pages.body(count, page.items(), page.next(), Project::id, ProjectJson::of));
  }

  @POST
  public Response create(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Form form = call.form();
    Optional<String> name = form.text("name", NAME);
    Optional<String> description = form.text("description", DESCRIPTION);
    form.check();
    Optional<Response> before = idempotency.replay(call, form);
    if (before.isPresent()) {
      return before.get();
    }
    Instant now = clock.instant();
    Project project =
        new Project(
            Ulid.next(now),
            name.orElseThrow(),
            description.orElse(""),
            call.caller().id(),
            now,
            now,
            1);
    boolean isNew =
        projects.create(
            project, idempotency.record(call, form, ProjectJson.of(project), project.version()));
    return isNew
        ? Answers.versioned(201, ProjectJson.of(project), project.version())
        : idempotency.replay(call, form).orElseThrow();
  }

  @GET
  @Path("{id}")
  public Response read(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Project project = visible(Call.of(request), id);
    return Answers.versioned(200, ProjectJson.of(project), project.version());
  }

  @PUT
  @Path("{id}")
  public Response replace(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    return edit(matching(call, id), call.form());
  }

  @PATCH
  @Path("{id}")
  public Response update(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    return edit(matching(call, id), call.partialForm());
  }

  private Response edit(Project project, Form form) {
    Optional<String> name = form.text("name", NAME);
    Optional<String> description = form.text("description", DESCRIPTION);
    form.check();
    Project edited =
        project.edited(
            name.orElse(project.name()),
            description.orElse(project.description()),
            clock.instant());
    if (!projects.update(project, edited)) {
      throw WireException.changedMeanwhile();
    }
    return Answers.versioned(200, ProjectJson.of(edited), edited.version());
  }

  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Project project = matching(call, id);
    if (!projects.delete(project)) {
      throw WireException.changedMeanwhile();
    }
    deleteJobs(project.id());
    return Answers.noContent();
  }

  /**
   * The client does not wait until a project with a thousand jobs is deleted: the sweeper deletes
   * the rest.
   */
  private void deleteJobs(String id) {
    if (life.deleteAllOf(id, clock.instant().plus(PATIENCE))) {
      projects.forget(id);
    }
  }

  private Project matching(Call call, String id) {
    Project project = visible(call, id);
    call.requireMatch(project.version());
    return project;
  }

  private Project visible(Call call, String id) {
    return projects
        .find(id)
        .filter(project -> call.caller().sees(project.owner()))
        .orElseThrow(WireException::notFound);
  }
}
