package dev.cadenza.voices;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.cloned.ClonedVoice;
import dev.cadenza.engines.cloned.ClonedVoices;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Pages;
import dev.cadenza.http.auth.Caller;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.WorkFiles;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The available voices. */
@Path("/api/voices")
public final class VoiceResource {
  private static final String CLONED = "cloned";

  /** A list does not wait for the samples of slow engines; the single voice does. */
  private static final Duration FOR_A_LIST = Duration.ofSeconds(3);

  /** Below the 29 s of API Gateway. */
  private static final Duration FOR_ONE = Duration.ofSeconds(25);

  private final Engines engines;
  private final VoiceSamples samples;
  private final ClonedVoices clonedVoices;
  private final WorkFiles files;

  VoiceResource(Engines engines, VoiceSamples samples, ClonedVoices clonedVoices, WorkFiles files) {
    this.engines = engines;
    this.samples = samples;
    this.clonedVoices = clonedVoices;
    this.files = files;
  }

  @GET
  public Response list(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Engines callers = engines.forOwner(call.caller().id());
    List<Voice> all = callers.voices().stream().filter(voice -> matches(voice, call)).toList();
    Pages pages = Pages.of(call, all.size());
    List<Voice> page = pages.cut(all);
    samples.prepare(page, engines, FOR_A_LIST);
    String origin = call.origin();
    return Answers.ok(
        pages.bodyOf(all.size(), page.stream().map(voice -> json(voice, origin)).toList()));
  }

  private static boolean matches(Voice voice, Call call) {
    return filter(call, "engine", voice.engine())
        && filter(call, "gender", voice.gender())
        && call.query("language").filter(text -> !text.isEmpty()).map(voice::speaks).orElse(true)
        && call.query("search")
            .map(
                text ->
                    (voice.id() + " " + voice.name())
                        .toLowerCase(Locale.ROOT)
                        .contains(text.toLowerCase(Locale.ROOT)))
            .orElse(true);
  }

  private static boolean filter(Call call, String name, String value) {
    Optional<String> requested = call.query(name).filter(text -> !text.isEmpty());
    return requested.isEmpty() || requested.get().equals(value);
  }

  /** An identifier contains a slash: {@code flite/slt}. */
  @GET
  @Path("{engine}/{voice}")
  public Response read(
      @PathParam("engine") String engine,
      @PathParam("voice") String localName,
      @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    String id = engine + "/" + localName;
    Voice voice =
        (engine.equals(CLONED)
                ? cloned(call.caller(), localName).map(ClonedVoice::voice)
                : engines.voices().stream().filter(it -> it.id().equals(id)).findFirst())
            .orElseThrow(WireException::notFound);
    samples.prepare(List.of(voice), engines, FOR_ONE);
    return Answers.ok(json(voice, call.origin()));
  }

  /** Deletes a cloned voice and its sample, first at the service that created it. */
  @DELETE
  @Path("{engine}/{voice}")
  public Response delete(
      @PathParam("engine") String engine,
      @PathParam("voice") String localName,
      @Context ContainerRequestContext request) {
    ClonedVoice voice =
        Optional.of(localName)
            .filter(_ -> engine.equals(CLONED))
            .flatMap(id -> cloned(Call.of(request).caller(), id))
            .orElseThrow(WireException::notFound);
    deleteAtService(voice);
    clonedVoices.delete(voice.id());
    files.deleteAll(voice.folder());
    return Answers.noContent();
  }

  private void deleteAtService(ClonedVoice voice) {
    try {
      engines.cloning().forget(voice);
    } catch (TransientFailure | PermanentFailure | IOException e) {
      throw WireException.detail(
          503, "The voice was not deleted because its service is not reachable: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw WireException.detail(503, "The voice was not deleted. Try again.");
    }
  }

  private Optional<ClonedVoice> cloned(Caller caller, String id) {
    return clonedVoices.find(id).filter(voice -> caller.sees(voice.owner()));
  }

  private VoiceJson json(Voice voice, String origin) {
    return VoiceJson.of(voice, samples.link(voice, origin));
  }
}
