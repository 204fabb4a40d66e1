package dev.cadenza.profiles;

import dev.cadenza.aws.Passwords;
import dev.cadenza.aws.dynamodb.DynamoAccounts;
import dev.cadenza.aws.dynamodb.DynamoMembers;
import dev.cadenza.aws.dynamodb.FailedLogins;
import dev.cadenza.aws.feed.WebSocketFeed;
import dev.cadenza.aws.items.ListPage;
import dev.cadenza.aws.items.ListRequest;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Form;
import dev.cadenza.http.Idempotency;
import dev.cadenza.http.Pages;
import dev.cadenza.http.auth.Caller;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.model.Account;
import dev.cadenza.model.Role;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Profiles: an admin creates, changes and deletes those of all users; other users read and edit
 * their own.
 */
@Path("/api/profiles")
public final class ProfileResource {
  private final DynamoAccounts accounts;
  private final DynamoMembers members;
  private final ProfileForms forms;
  private final Idempotency idempotency;
  private final WebSocketFeed sockets;
  private final Clock clock;

  ProfileResource(
      DynamoAccounts accounts,
      DynamoMembers members,
      FailedLogins failures,
      WebSocketFeed sockets,
      Idempotency idempotency,
      Clock clock) {
    this.accounts = accounts;
    this.members = members;
    this.idempotency = idempotency;
    this.forms = new ProfileForms(accounts, new CurrentPassword(failures));
    this.sockets = sockets;
    this.clock = clock;
  }

  @GET
  public Response list(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    if (!call.caller().isAdmin()) {
      List<ProfileJson> own =
          accounts.find(call.caller().id()).map(ProfileJson::of).stream().toList();
      return Answers.ok(Pages.of(call, own.size()).bodyOf(own.size(), own));
    }
    long count = accounts.count();
    Pages pages = Pages.of(call, count);
    boolean newestFirst = call.query("ordering").equals(Optional.of("-created_at"));
    ListPage<Account> page =
        accounts.list(
            new ListRequest(
                Optional.empty(),
                pages.descending(newestFirst),
                pages.beside(newestFirst),
                pages.skip(),
                pages.size()));
    return Answers.ok(pages.body(count, page.items(), page.next(), Account::id, ProfileJson::of));
  }

  @POST
  public Response create(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    requireAdmin(call.caller());
    Form form = call.form();
    Optional<Response> before =
        ProfileForms.hasValidPassword(form) ? idempotency.replay(call, form) : Optional.empty();
    if (before.isPresent()) {
      return before.get();
    }
    ProfileForms.NewProfile profile = forms.create(form);
    Instant now = clock.instant();
    Account account =
        new Account(
            Ulid.next(now),
            profile.username(),
            profile.email(),
            profile.role(),
            Passwords.hash(profile.password()),
            true,
            now,
            1);
    if (!accounts.create(
        account, idempotency.record(call, form, ProfileJson.of(account), account.version()))) {
      return idempotency
          .replay(call, form)
          .orElseThrow(() -> WireException.invalid("username", ProfileForms.NAME_TAKEN));
    }
    return Answers.versioned(201, ProfileJson.of(account), account.version());
  }

  @GET
  @Path("{id}")
  public Response read(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Account account = visible(Call.of(request), id);
    return Answers.versioned(200, ProfileJson.of(account), account.version());
  }

  /** As in Django, where a profile's only own field is the role, nothing is required. */
  @PUT
  @Path("{id}")
  public Response replace(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    return edit(call, matching(call, id));
  }

  @PATCH
  @Path("{id}")
  public Response update(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    return edit(call, matching(call, id));
  }

  private Response edit(Call call, Account account) {
    return save(account, forms.edit(call.partialForm(), account, call.caller(), call.address()));
  }

  /**
   * Changes a password and ends all sessions of the account. Changing one's own requires the
   * current password; an admin can change another user's without it.
   */
  @POST
  @Path("{id}/password")
  public Response changePassword(
      @PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Account account = matching(call, id);
    String password = forms.password(call.form(), account, call.caller(), call.address());
    return save(account, account.withPassword(Passwords.hash(password)));
  }

  private Response save(Account before, Account after) {
    if (!accounts.update(before, after)) {
      throw WireException.changedMeanwhile();
    }
    if (!sameRights(before, after)) {
      sockets.disconnect(after.id());
    }
    if (before.active() && !after.active()) {
      members.leave(after.id());
    }
    return Answers.versioned(200, ProfileJson.of(after), after.version());
  }

  /** Whether the rights of the account's open connections are unchanged. */
  private static boolean sameRights(Account before, Account after) {
    return before.role() == after.role()
        && before.active() == after.active()
        && before.passwordHash().equals(after.passwordHash());
  }

  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    requireAdmin(call.caller());
    Account account = matching(call, id);
    if (account.id().equals(call.caller().id())) {
      throw WireException.detail(400, "You cannot delete your own account.");
    }
    if (!accounts.delete(account)) {
      throw WireException.changedMeanwhile();
    }
    sockets.disconnect(account.id());
    members.leave(account.id());
    return Answers.noContent();
  }

  private Account matching(Call call, String id) {
    Account account = visible(call, id);
    call.requireMatch(account.version());
    return account;
  }

  private Account visible(Call call, String id) {
    return accounts
        .find(id)
        .filter(account -> call.caller().sees(account.id()))
        .orElseThrow(WireException::notFound);
  }

  private static void requireAdmin(Caller caller) {
    if (caller.role() != Role.ADMIN) {
      throw WireException.forbidden();
    }
  }
}
