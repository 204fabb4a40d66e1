package dev.cadenza.settings;

import dev.cadenza.aws.dynamodb.DynamoSettings;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Form;
import dev.cadenza.http.Idempotency;
import dev.cadenza.http.Pages;
import dev.cadenza.http.auth.Caller;
import dev.cadenza.http.wire.Wire;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.parameters.terms.PronunciationEntries;
import dev.cadenza.jobs.parameters.terms.VocabularyTerms;
import dev.cadenza.model.Setting;
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
import java.util.List;
import java.util.Optional;

/** Settings: shared ones, which an admin manages, and the caller's own, which override them. */
@Path("/api/settings")
public final class SettingResource {
  private static final Form.Text KEY = Form.Text.required(255);

  /** Characters of JSON: a page of a hundred such values fits a Lambda response. */
  private static final int MAX_VALUE = 32_768;

  private final DynamoSettings settings;
  private final Idempotency idempotency;
  private final Clock clock;

  SettingResource(DynamoSettings settings, Idempotency idempotency, Clock clock) {
    this.settings = settings;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @GET
  public Response list(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Optional<String> key = call.query("key").filter(text -> !text.isEmpty());
    List<Setting> all =
        settings.visibleTo(call.caller().id()).stream()
            .filter(setting -> key.isEmpty() || key.get().equals(setting.key()))
            .toList();
    Pages pages = Pages.of(call, all.size());
    return Answers.ok(pages.bodyOfWhole(all, Setting::id, SettingJson::of));
  }

  @POST
  public Response create(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Form form = call.form();
    Optional<String> key = form.text("key", KEY);
    Optional<Object> value = value(form);
    key.ifPresent(name -> value.ifPresent(given -> checkLists(form, name, given)));
    form.check();
    Optional<Response> before = idempotency.replay(call, form);
    if (before.isPresent()) {
      return before.get();
    }
    boolean shared = call.caller().isAdmin() && form.isNull("user");
    Setting setting =
        new Setting(
            Ulid.next(clock.instant()),
            shared ? Optional.empty() : Optional.of(call.caller().id()),
            key.orElseThrow(),
            value.orElseThrow(),
            1);
    if (settings.visibleTo(call.caller().id()).size() >= DynamoSettings.MAX) {
      throw WireException.detail(400, "Too many settings. Delete some first.");
    }
    if (!settings.create(
        setting, idempotency.record(call, form, SettingJson.of(setting), setting.version()))) {
      return idempotency.replay(call, form).orElseThrow(SettingResource::notUnique);
    }
    return Answers.versioned(201, SettingJson.of(setting), setting.version());
  }

  @GET
  @Path("{id}")
  public Response read(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Setting setting = visible(Call.of(request).caller(), id);
    return Answers.versioned(200, SettingJson.of(setting), setting.version());
  }

  @PUT
  @Path("{id}")
  public Response replace(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    return edit(writable(call, id), call.form());
  }

  @PATCH
  @Path("{id}")
  public Response update(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    return edit(writable(call, id), call.partialForm());
  }

  private Response edit(Setting setting, Form form) {
    Optional<String> key = form.text("key", KEY);
    Optional<Object> value = value(form);
    form.check();
    Setting edited = setting.edited(key.orElse(setting.key()), value.orElse(setting.value()));
    checkLists(form, edited.key(), edited.value());
    form.check();
    return switch (settings.update(setting, edited)) {
      case WRITTEN -> Answers.versioned(200, SettingJson.of(edited), edited.version());
      case STALE -> throw WireException.changedMeanwhile();
      case KEY_TAKEN -> throw notUnique();
    };
  }

  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Setting setting = writable(call, id);
    if (!settings.delete(setting)) {
      throw WireException.changedMeanwhile();
    }
    return Answers.noContent();
  }

  private static Optional<Object> value(Form form) {
    Optional<Object> value = form.json("value", true);
    value
        .filter(given -> Wire.write(given).length() > MAX_VALUE)
        .ifPresent(
            _ ->
                form.reject(
                    "value", "Ensure this value has no more than " + MAX_VALUE + " characters."));
    return value;
  }

  private static void checkLists(Form form, String key, Object value) {
    if (PronunciationEntries.isSetting(key) && !form.rejected("value")) {
      PronunciationEntries.fault(value).ifPresent(fault -> form.reject("value", fault));
    }
    if (VocabularyTerms.isSetting(key) && !form.rejected("value")) {
      VocabularyTerms.fault(value).ifPresent(fault -> form.reject("value", fault));
    }
  }

  private Setting visible(Caller caller, String id) {
    return settings
        .find(id)
        .filter(setting -> mayRead(caller, setting))
        .orElseThrow(WireException::notFound);
  }

  private static boolean mayRead(Caller caller, Setting setting) {
    return setting.owner().isEmpty() || caller.sees(setting.owner().get());
  }

  /** All users read shared settings; only an admin changes them. */
  private Setting writable(Call call, String id) {
    Setting setting = visible(call.caller(), id);
    if (setting.owner().isEmpty() && !call.caller().isAdmin()) {
      throw WireException.forbidden();
    }
    call.requireMatch(setting.version());
    return setting;
  }

  private static WireException notUnique() {
    return WireException.invalid(
        "non_field_errors", "The fields user, key must make a unique set.");
  }
}
