package dev.cadenza.projects;

import dev.cadenza.aws.dynamodb.DynamoAccounts;
import dev.cadenza.aws.dynamodb.DynamoMembers;
import dev.cadenza.aws.feed.WebSocketFeed;
import dev.cadenza.functions.ProjectRights;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Form;
import dev.cadenza.http.Idempotency;
import dev.cadenza.http.Pages;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.model.Account;
import dev.cadenza.model.Project;
import dev.cadenza.model.sharing.Access;
import dev.cadenza.model.sharing.Member;
import dev.cadenza.model.sharing.VisibleProject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Members of a project: everyone who may read the project reads them, its owner and admins manage
 * them, and a member may leave.
 */
@Path("/api/projects/{id}/members")
public final class MemberResource {
  private final DynamoMembers members;
  private final DynamoAccounts accounts;
  private final ProjectRights rights;
  private final WebSocketFeed sockets;
  private final MemberForms forms;
  private final Idempotency idempotency;
  private final Clock clock;

  MemberResource(
      DynamoMembers members,
      DynamoAccounts accounts,
      ProjectRights rights,
      WebSocketFeed sockets,
      Idempotency idempotency,
      Clock clock) {
    this.members = members;
    this.accounts = accounts;
    this.rights = rights;
    this.sockets = sockets;
    this.forms = new MemberForms(accounts);
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /** Members whose accounts are deleted or inactive are omitted: the sweeper removes them. */
  @GET
  public Response list(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Project project = visible(call, id).project();
    List<Member> all = members.of(project.id());
    Map<String, Account> known = accounts.findAll(all.stream().map(Member::account).toList());
    List<MemberJson> shown =
        all.stream()
            .filter(member -> known.containsKey(member.account()))
            .filter(member -> known.get(member.account()).active())
            .map(member -> MemberJson.of(member, known.get(member.account())))
            .toList();
    return Answers.ok(
        Pages.of(call, shown.size()).bodyOfWhole(shown, MemberJson::user, member -> member));
  }

  @POST
  public Response add(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Project project = managed(call, id);
    Form form = call.form();
    Optional<Response> before = idempotency.replay(call, form);
    if (before.isPresent()) {
      return before.get();
    }
    MemberForms.NewMember wanted = forms.read(form, project);
    Account account = wanted.account();
    Member member = new Member(project.id(), account.id(), wanted.access(), clock.instant(), 1);
    MemberJson json = MemberJson.of(member, account);
    return switch (members.add(member, idempotency.record(call, form, json, member.version()))) {
      case ADDED -> Answers.versioned(201, json, member.version());
      case REPEATED -> idempotency.replay(call, form).orElseThrow();
      case ALREADY ->
          throw WireException.invalid(
              form.has("username") ? "username" : "email",
              "This user is a member already. Change the member's role instead.");
      case FULL -> {
        visible(call, id); // not found, if it was deleted meanwhile
        throw WireException.invalid(
            "non_field_errors", "A project has at most " + DynamoMembers.MAX + " members.");
      }
    };
  }

  @PATCH
  @Path("{user}")
  public Response update(
      @PathParam("id") String id,
      @PathParam("user") String user,
      @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Member member = member(managed(call, id), user);
    call.requireMatch(member.version());
    Form form = call.partialForm();
    Optional<Access> access = form.choice("role", false, Access::ofMember);
    form.check();
    Account account = accounts.find(user).orElseThrow(WireException::notFound);
    Member changed = member.with(access.orElse(member.access()));
    if (!members.update(member, changed)) {
      throw WireException.changedMeanwhile();
    }
    return Answers.versioned(200, MemberJson.of(changed, account), changed.version());
  }

  /** Removes a member, whose connections are closed: they have subscriptions to the project. */
  @DELETE
  @Path("{user}")
  public Response remove(
      @PathParam("id") String id,
      @PathParam("user") String user,
      @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    boolean leaves = user.equals(call.caller().id());
    Project project = leaves ? visible(call, id).project() : managed(call, id);
    Member member = member(project, user);
    call.requireMatch(member.version());
    members.remove(member);
    sockets.disconnect(user);
    return Answers.noContent();
  }

  private Member member(Project project, String user) {
    return members.find(project.id(), user).orElseThrow(WireException::notFound);
  }

  private Project managed(Call call, String id) {
    VisibleProject visible = visible(call, id);
    // A viewer by role reaches this only to leave a project.
    if (!visible.access().manages() || !call.caller().role().writes()) {
      throw WireException.forbidden();
    }
    return visible.project();
  }

  private VisibleProject visible(Call call, String id) {
    return rights.find(id, call.caller()).orElseThrow(WireException::notFound);
  }
}
