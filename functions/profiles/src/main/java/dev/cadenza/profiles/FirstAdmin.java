package dev.cadenza.profiles;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.cadenza.aws.Passwords;
import dev.cadenza.aws.dynamodb.DynamoAccounts;
import dev.cadenza.functions.Wiring;
import dev.cadenza.model.Account;
import dev.cadenza.model.Role;
import dev.cadenza.model.id.Ulid;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Creates the first account of a platform, an administrator's, and returns its password once. It
 * has no route: a caller that may invoke the function directly has access to the AWS account.
 */
public final class FirstAdmin implements RequestHandler<Map<String, String>, Map<String, String>> {
  /** The number of random bytes of a password with 24 characters. */
  private static final int PASSWORD_BYTES = 18;

  private final DynamoAccounts accounts;
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  public FirstAdmin() {
    Wiring wiring = Wiring.current();
    accounts = wiring.accounts();
    clock = wiring.clock();
  }

  @Override
  public Map<String, String> handleRequest(Map<String, String> event, Context context) {
    String username = event.getOrDefault("username", "");
    String email = event.getOrDefault("email", "");
    if (!ProfileForms.isName(username) || !ProfileForms.isEmail(email)) {
      throw new IllegalArgumentException(
          "Enter a username and an e-mail address: {\"username\": \"admin\", \"email\": \"you@example.com\"}");
    }
    if (accounts.count() > 0) {
      throw new IllegalStateException(
          "Accounts already exist. An administrator can create more: ./cadenza users --create");
    }
    String password = password();
    if (!accounts.create(account(username, email, password), Optional.empty())) {
      throw new IllegalStateException("Another call has just created the account.");
    }
    return Map.of("username", username, "password", password);
  }

  private Account account(String username, String email, String password) {
    Instant now = clock.instant();
    return new Account(
        Ulid.next(now), username, email, Role.ADMIN, Passwords.hash(password), true, now, 1);
  }

  private String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
