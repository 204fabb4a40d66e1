package dev.cadenza.jobsapi;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.parameters.RequestedEngines;
import dev.cadenza.jobs.parameters.SubmittedParameters;
import dev.cadenza.jobs.parameters.TypedParameters;
import dev.cadenza.model.JobType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The requested engines of a job: its own parameters, then its owner's settings. */
final class EngineRules {
  private final Engines here;

  EngineRules(Engines here) {
    this.here = requireNonNull(here, "here");
  }

  /** The parts of a job of a type, the main one first. */
  static List<Capability> parts(JobType type) {
    return switch (type) {
      case STT -> List.of(Capability.STT, Capability.TRANSLATION);
      case TTS -> List.of(Capability.TTS);
      case VOICE_CLONING -> List.of(Capability.CLONING, Capability.TTS);
      case DUBBING -> List.of(Capability.STT, Capability.TRANSLATION, Capability.TTS);
      case AI_STORIES -> List.of(Capability.STORIES, Capability.TTS);
    };
  }

  /** The errors of requested engines, by parameter name. */
  Map<String, Object> faults(SubmittedParameters parameters) {
    RequestedEngines requested = parameters.typed().engines();
    List<Capability> parts = parts(parameters.type());
    Map<String, Object> faults = new LinkedHashMap<>();
    requested
        .engine()
        .filter(engine -> parts.stream().noneMatch(part -> here.names(part).contains(engine)))
        .ifPresent(engine -> faults.put("engine", List.of(notAvailable(engine, parts))));
    Map<String, Object> inner = new LinkedHashMap<>();
    for (Capability part : parts) {
      requested
          .of(part.wire())
          .filter(engine -> !here.names(part).contains(engine))
          .ifPresent(
              engine -> inner.put(part.wire(), List.of(notAvailable(engine, List.of(part)))));
    }
    if (!inner.isEmpty()) {
      faults.put("engines", inner);
    }
    return faults;
  }

  /**
   * Adds the engines of the owner's settings for parts without a requested engine, so that the
   * parameters record how the job was done.
   */
  SubmittedParameters settled(SubmittedParameters parameters, OwnerSettings settings) {
    Map<String, String> engines = new LinkedHashMap<>();
    for (Capability part : parts(parameters.type())) {
      Optional<String> chosen = settings.text(part.setting());
      if (chosen.isPresent() && isOpen(part, parameters.typed())) {
        requireHere(part, chosen.get());
        engines.put(part.wire(), chosen.get());
      }
    }
    return engines.isEmpty() ? parameters : parameters.withEngines(engines);
  }

  private boolean isOpen(Capability part, TypedParameters parameters) {
    boolean byVoice = part == Capability.TTS && parameters.voices().voice().isPresent();
    boolean byPart = parameters.engines().of(part.wire()).isPresent();
    boolean byEngine = parameters.engines().engine().filter(here.names(part)::contains).isPresent();
    return !byVoice && !byPart && !byEngine;
  }

  private void requireHere(Capability part, String engine) {
    if (!here.names(part).contains(engine)) {
      throw WireException.detail(
          400,
          "The setting \"%s\" cannot be applied. %s"
              .formatted(part.setting(), notAvailable(engine, List.of(part))));
    }
  }

  private String notAvailable(String engine, List<Capability> parts) {
    String names =
        parts.stream()
            .flatMap(part -> here.names(part).stream())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", "));
    if (names.isEmpty()) {
      return "This job has no part with selectable engines.";
    }
    return "Engine \"" + engine + "\" is not available for this job. Choose one of: " + names + ".";
  }
}
