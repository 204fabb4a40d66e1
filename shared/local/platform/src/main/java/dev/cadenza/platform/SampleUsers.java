package dev.cadenza.platform;

import dev.cadenza.aws.Passwords;
import dev.cadenza.aws.dynamodb.DynamoAccounts;
import dev.cadenza.model.Account;
import dev.cadenza.model.id.Ulid;
import java.time.Instant;
import java.util.Optional;

/** Creates the sample users of a platform. */
final class SampleUsers {
  private SampleUsers() {}

  /** Does not change existing users. */
  static void seed(DynamoAccounts accounts) {
    SampleUser.ALL.stream()
        .filter(user -> accounts.findByName(user.username()).isEmpty())
        .forEach(user -> accounts.create(account(user), Optional.empty()));
  }

  private static Account account(SampleUser user) {
    Instant now = Instant.now();
    return new Account(
        Ulid.next(now),
        user.username(),
        user.email(),
        user.role(),
        Passwords.hash(user.password()),
        true,
        now,
        1);
  }
}
