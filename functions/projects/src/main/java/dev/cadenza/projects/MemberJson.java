package dev.cadenza.projects;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cadenza.jobs.wire.WireTime;
import dev.cadenza.model.Account;
import dev.cadenza.model.sharing.Member;

/**
 * A member of a project as clients get it; without the address, which other members need not know.
 *
 * @param user the identifier of the account
 */
record MemberJson(
    String user, String username, String role, @JsonProperty("added_at") String addedAt) {
  static MemberJson of(Member member, Account account) {
    return new MemberJson(
        member.account(),
        account.username(),
        member.access().wire(),
        WireTime.of(member.addedAt()));
  }
}
