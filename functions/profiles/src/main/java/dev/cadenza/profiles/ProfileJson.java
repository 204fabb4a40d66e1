package dev.cadenza.profiles;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cadenza.jobs.wire.WireTime;
import dev.cadenza.model.Account;

/**
 * An account as clients get it.
 *
 * @param user the account's id once more, as the profile of a Django user has it
 */
record ProfileJson(
    String id,
    String user,
    String username,
    String email,
    String role,
    @JsonProperty("is_active") boolean active,
    @JsonProperty("created_at") String createdAt) {
  static ProfileJson of(Account account) {
    return new ProfileJson(
        account.id(),
        account.id(),
        account.username(),
        account.email(),
        account.role().wire(),
        account.active(),
        WireTime.of(account.createdAt()));
  }
}
