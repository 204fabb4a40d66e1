package dev.cadenza.settings;

import dev.cadenza.functions.ApiFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.http.HttpFunction;

/** {@code /api/settings/}. */
public final class SettingsHandler extends ApiFunction {
  public SettingsHandler() {
    super(SettingsHandler::resources);
  }

  private static HttpFunction resources(Wiring wiring) {
    return HttpFunction.guarded(
        wiring.authentication(),
        new SettingResource(wiring.settings(), wiring.idempotency(), wiring.clock()));
  }
}
