package dev.cadenza.voices;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.cadenza.aws.dynamodb.DynamoSettings;
import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.SpeakerDiarizer;
import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.catalog.EngineStatus;
import dev.cadenza.engines.choice.EngineChoice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The capabilities of each engine, whether it is available, and whether the caller's jobs use it.
 */
@Path("/api/engines")
public final class EngineResource {
  private final Engines engines;
  private final DynamoSettings settings;

  EngineResource(Engines engines, DynamoSettings settings) {
    this.engines = engines;
    this.settings = settings;
  }

  @GET
  public Response list(@Context ContainerRequestContext request) throws InterruptedException {
    Call call = Call.of(request);
    Engines callers =
        engines.choosing(EngineChoice.ofSettings(settings.visibleTo(call.caller().id())));
    List<EngineStatus> all = engines.status();
    Pages pages = Pages.of(call, all.size());
    List<EngineJson> page = pages.cut(all).stream().map(engine -> json(engine, callers)).toList();
    return Answers.ok(pages.bodyOf(all.size(), page));
  }

  private static EngineJson json(EngineStatus engine, Engines callers) {
    return EngineJson.of(engine, pairs(engine, callers), isInUse(engine, callers));
  }

  /** The target languages by source language; both sorted. */
  private static Map<String, List<String>> pairs(EngineStatus engine, Engines callers) {
    Set<LanguagePair> pairs =
        isA(Capability.TRANSLATION, engine)
            ? callers.translators().pairs(engine.name())
            : isA(Capability.STT, engine)
                ? callers.translators().pairsIntoEnglish(engine.name())
                : Set.of();
    return pairs.stream()
        .sorted()
        .collect(groupingBy(LanguagePair::from, TreeMap::new, mapping(LanguagePair::to, toList())));
  }

  private static boolean isInUse(EngineStatus engine, Engines callers) {
    return engine.available() && (isDiarizer(engine) || isChosen(engine, callers));
  }

  /** At most one exists, so it cannot be selected. */
  private static boolean isDiarizer(EngineStatus engine) {
    return engine.kind().equals(SpeakerDiarizer.KIND);
  }

  private static boolean isChosen(EngineStatus engine, Engines callers) {
    return Arrays.stream(Capability.values())
        .filter(capability -> isA(capability, engine))
        .anyMatch(capability -> callers.inUse(capability).contains(engine.name()));
  }

  private static boolean isA(Capability capability, EngineStatus engine) {
    return capability.kind().equals(engine.kind());
  }
}
