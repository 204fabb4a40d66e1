package dev.cadenza.auth;

import dev.cadenza.aws.KmsKeys;
import dev.cadenza.aws.dynamodb.DynamoAccounts;
import dev.cadenza.functions.ApiFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.http.HttpFunction;
import dev.cadenza.http.Priming;
import dev.cadenza.http.auth.TokenVerifier;

/** {@code /api/token/} and the public keys. */
public final class AuthHandler extends ApiFunction {
  public AuthHandler() {
    super(AuthHandler::resources);
  }

  private static HttpFunction resources(Wiring wiring) {
    KmsKeys keys = wiring.keys();
    DynamoAccounts accounts = wiring.accounts();
    KmsSigner signer = new KmsSigner(wiring.clients().kms(), keys.id());
    Logins logins =
        new Logins(
            accounts,
            wiring.store(Families.class, Families::new),
            wiring.failedLogins(),
            new Tokens(signer, keys.id(), wiring.clock()),
            wiring.clock());
    return HttpFunction.primed(
        Priming.of(keys::publicKey, () -> accounts.find("none")),
        new TokenResource(logins, new TokenVerifier(keys::publicKey, wiring.clock())),
        new KeysResource(keys));
  }
}
