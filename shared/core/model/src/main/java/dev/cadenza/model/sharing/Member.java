package dev.cadenza.model.sharing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A user with whom a project is shared.
 *
 * @param project the identifier of the project
 * @param account the identifier of the user's account
 * @param access {@link Access#VIEWER} or {@link Access#EDITOR}
 */
public record Member(String project, String account, Access access, Instant addedAt, long version) {
  public Member {
    requireNonNull(project, "project");
    requireNonNull(account, "account");
    requireNonNull(addedAt, "addedAt");
    if (access.manages()) {
      throw new IllegalArgumentException("A member is a viewer or an editor, not " + access);
    }
  }

  public Member with(Access next) {
    return new Member(project, account, next, addedAt, version + 1);
  }
}
