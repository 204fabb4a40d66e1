package dev.cadenza.projects;

import dev.cadenza.aws.dynamodb.DynamoAccounts;
import dev.cadenza.aws.dynamodb.DynamoMembers;
import dev.cadenza.aws.dynamodb.DynamoProjects;
import dev.cadenza.aws.items.ListPage;
import dev.cadenza.aws.items.ListRequest;
import dev.cadenza.functions.ProjectRights;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Form;
import dev.cadenza.http.Idempotency;
import dev.cadenza.http.Pages;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.model.Account;
import dev.cadenza.model.Project;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.model.sharing.Access;
import dev.cadenza.model.sharing.VisibleProject;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Projects: a user reads their own and those that are shared with them, an admin those of all
 * users; another project is not found. Only the owner and admins change and delete one.
 */
@Path("/api/projects")
public final class ProjectResource {
  private static final Form.Text NAME = Form.Text.required(255);
  private static final Form.Text DESCRIPTION = Form.Text.optional(10_000);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DynamoProjects projects;
  private final DynamoMembers members;
  private final DynamoAccounts accounts;
  private final ProjectRights rights;
  private final JobLife life;
  private final Idempotency idempotency;
  private final Clock clock;

  ProjectResource(
      DynamoProjects projects,
      DynamoMembers members,
      DynamoAccounts accounts,
      ProjectRights rights,
      JobLife life,
      Idempotency idempotency,
      Clock clock) {
    this.projects = projects;
    this.members = members;
    this.accounts = accounts;
    this.rights = rights;
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
    ListPage<VisibleProject> page =
        projects.list(
            new ListRequest(
                owner,
                pages.descending(newestFirst),
                pages.beside(newestFirst),
                pages.skip(),
                pages.size()));
    return Answers.ok(
        pages.body(
            count, page.items(), page.next(), it -> it.project().id(), json(call, page.items())));
  }

  /** The JSON of these projects: a member also gets the name of the owner. */
  private Function<VisibleProject, ProjectJson> json(Call call, List<VisibleProject> visible) {
    Map<String, Account> owners =
        accounts.findAll(
            visible.stream()
                .filter(it -> !it.access().manages())
                .map(it -> it.project().owner())
                .toList());
    return it -> {
      Optional<String> sharedBy =
          Optional.ofNullable(owners.get(it.project().owner())).map(Account::username);
      boolean others =
          it.access() == Access.OWNER && !call.caller().id().equals(it.project().owner());
      return ProjectJson.of(others ? new VisibleProject(it.project(), Access.ADMIN) : it, sharedBy);
    };
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
            1,
            0);
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
    Call call = Call.of(request);
    return answer(call, visible(call, id));
  }

  private Response answer(Call call, VisibleProject visible) {
    return Answers.versioned(
        200, json(call, List.of(visible)).apply(visible), visible.project().version());
  }

  @PUT
  @Path("{id}")
  public Response replace(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    return edit(call, matching(call, id), call.form());
  }

  @PATCH
  @Path("{id}")
  public Response update(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    return edit(call, matching(call, id), call.partialForm());
  }

  private Response edit(Call call, VisibleProject visible, Form form) {
    Project project = visible.project();
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
    return answer(call, new VisibleProject(edited, visible.access()));
  }

  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Project project = matching(call, id).project();
    if (!projects.delete(project)) {
      throw WireException.changedMeanwhile();
    }
    members.removeAllOf(project.id());
    deleteJobs(project);
    return Answers.noContent();
  }

  /**
   * The client does not wait until a project with a thousand jobs is deleted: the sweeper deletes
   * the rest. It also looks again for members: one that was just added may not be in the index yet.
   */
  private void deleteJobs(Project project) {
    if (life.deleteAllOf(project.id(), clock.instant().plus(PATIENCE)) && project.members() == 0) {
      projects.forget(project.id());
    }
  }

  private VisibleProject matching(Call call, String id) {
    VisibleProject visible = visible(call, id);
    if (!visible.access().manages() || !call.caller().role().writes()) {
      throw WireException.forbidden();
    }
    call.requireMatch(visible.project().version());
    return visible;
  }

  private VisibleProject visible(Call call, String id) {
    return rights.find(id, call.caller()).orElseThrow(WireException::notFound);
  }
}
