package dev.cadenza.profiles;

import dev.cadenza.aws.Passwords;
import dev.cadenza.aws.dynamodb.FailedLogins;
import dev.cadenza.http.Form;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.model.Account;
import java.util.Optional;

/**
 * The password required to change credentials: a caller that has only a token must not be able to
 * take over the account. Wrong ones count as failed logins.
 */
final class CurrentPassword {
  private static final String FIELD = "current_password";
  private static final Form.Text TEXT = Form.Text.required(128);

  private final FailedLogins failures;

  CurrentPassword(FailedLogins failures) {
    this.failures = failures;
  }

  /**
   * Checks the field {@code current_password} and adds errors to the form.
   *
   * @param address the client's IP address
   * @throws WireException 429 after too many wrong passwords
   */
  void check(Form form, Account account, String address) {
    Optional<String> given = form.text(FIELD, TEXT);
    if (given.isEmpty()) {
      if (!form.rejected(FIELD)) {
        form.reject(FIELD, Form.REQUIRED);
      }
      return;
    }
    failures
        .wait(account.username(), address)
        .ifPresent(
            left -> {
              throw WireException.throttled(Math.max(1, left.toSeconds()));
            });
    if (!Passwords.matches(given.get(), account.passwordHash())) {
      failures.count(account.username(), address);
      form.reject(FIELD, "This is not your current password.");
    }
  }
}
