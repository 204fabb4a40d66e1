package dev.cadenza.profiles;

import dev.cadenza.functions.ApiFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.http.HttpFunction;

/** {@code /api/profiles/}. */
public final class ProfilesHandler extends ApiFunction {
  public ProfilesHandler() {
    super(ProfilesHandler::resources);
  }

  private static HttpFunction resources(Wiring wiring) {
    return HttpFunction.guardedForAll(
        wiring.authentication(),
        new ProfileResource(
            wiring.accounts(),
            wiring.members(),
            wiring.failedLogins(),
            wiring.feed(),
            wiring.idempotency(),
            wiring.clock()));
  }
}
