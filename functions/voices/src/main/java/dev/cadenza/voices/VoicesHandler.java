package dev.cadenza.voices;

import dev.cadenza.functions.ApiFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.http.HttpFunction;

/** {@code /api/voices/} and {@code /api/engines/}. */
public final class VoicesHandler extends ApiFunction {
  public VoicesHandler() {
    super(VoicesHandler::resources);
  }

  private static HttpFunction resources(Wiring wiring) {
    return HttpFunction.guarded(
        wiring.authentication(),
        new VoiceResource(
            wiring.engines(),
            new VoiceSamples(wiring.files(), wiring.links()),
            wiring.voices(),
            wiring.files()),
        new EngineResource(wiring.engines(), wiring.settings()));
  }
}
