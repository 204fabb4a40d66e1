package dev.cadenza.projects;

import dev.cadenza.aws.dynamodb.DynamoAccounts;
import dev.cadenza.http.Form;
import dev.cadenza.model.Account;
import dev.cadenza.model.Project;
import dev.cadenza.model.sharing.Access;
import java.util.Optional;

/** The fields of a new member. */
final class MemberForms {
  private static final Form.Text NAME = new Form.Text(false, false, 255);

  private final DynamoAccounts accounts;

  MemberForms(DynamoAccounts accounts) {
    this.accounts = accounts;
  }

  /** A user to add, and the access that they get. */
  record NewMember(Account account, Access access) {}

  /**
   * @throws dev.cadenza.http.wire.WireException 400 when no active user has the name, with the same
   *     text for unknown and inactive ones
   */
  NewMember read(Form form, Project project) {
    Optional<String> username = form.text("username", NAME);
    Optional<String> email = form.text("email", NAME);
    Optional<Access> access = form.choice("role", false, Access::ofMember);
    if (username.isPresent() && email.isPresent()) {
      form.reject("email", "Give either a username or an e-mail address, not both.");
    } else if (username.isEmpty()
        && email.isEmpty()
        && !form.rejected("username")
        && !form.rejected("email")) {
      form.reject("username", "Give a username or an e-mail address.");
    }
    form.check();
    String field = username.isPresent() ? "username" : "email";
    Optional<Account> found =
        username
            .flatMap(accounts::findByName)
            .or(() -> email.flatMap(accounts::findByEmail))
            .filter(Account::active);
    if (found.isEmpty()) {
      form.reject(
          field,
          username.isPresent()
              ? "No active user has this username."
              : "No active user has this e-mail address.");
    } else if (found.get().id().equals(project.owner())) {
      form.reject(field, "This user owns the project.");
    }
    form.check();
    return new NewMember(found.orElseThrow(), access.orElse(Access.VIEWER));
  }
}
