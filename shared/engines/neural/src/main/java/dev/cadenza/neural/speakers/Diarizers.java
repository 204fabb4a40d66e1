package dev.cadenza.neural.speakers;

import dev.cadenza.engines.SpeakerDiarizer;
import dev.cadenza.engines.catalog.EngineStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The diarizer of this module. */
public final class Diarizers {
  private Diarizers() {}

  /**
   * The diarizer, if the model {@value SpeakerEncoder#MODEL} is installed. The model is loaded when
   * it is first needed.
   *
   * @param environment variables, see {@link dev.cadenza.models.ModelFolder#of}
   */
  public static Optional<SpeakerDiarizer> find(Map<String, String> environment) {
    return SpeakerEncoder.find(environment).map(VectorDiarizer::new);
  }

  /**
   * What is known of the diarizer on this machine, for {@link
   * dev.cadenza.engines.catalog.EmbeddedEngines#status}. It does not depend on the language.
   */
  public static EngineStatus status(Map<String, String> environment) {
    boolean available = SpeakerEncoder.find(environment).isPresent();
    return new EngineStatus(
        SpeakerEncoder.MODEL,
        SpeakerDiarizer.KIND,
        "",
        available,
        List.of("mul"),
        "natural",
        available ? "" : "cadenza models install");
  }
}
