package dev.cadenza.profiles;

import dev.cadenza.aws.dynamodb.DynamoAccounts;
import dev.cadenza.http.Form;
import dev.cadenza.http.auth.Caller;
import dev.cadenza.model.Account;
import dev.cadenza.model.Role;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The validation of profiles, with Django's rules for users. */
final class ProfileForms {
  static final String NAME_TAKEN = "A user with that username already exists.";

  private static final String EMAIL_TAKEN = "A user with that email already exists.";
  private static final int MAX_NAME = 150;
  private static final int MAX_EMAIL = 254;
  private static final Form.Text NAME = Form.Text.required(MAX_NAME);
  private static final Form.Text EMAIL = Form.Text.required(MAX_EMAIL);
  private static final String PASSWORD_FIELD = "password";
  private static final Form.Text PASSWORD = Form.Text.required(128);
  private static final int MIN_PASSWORD = 8;
  private static final Pattern NAME_FORM =
      Pattern.compile("[\\w.@+-]+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern EMAIL_FORM = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

  private final DynamoAccounts accounts;
  private final CurrentPassword currentPassword;

  ProfileForms(DynamoAccounts accounts, CurrentPassword currentPassword) {
    this.accounts = accounts;
    this.currentPassword = currentPassword;
  }

  /**
   * Whether the password of a new profile is valid. The fingerprint of a repeated request does not
   * include it.
   */
  static boolean hasValidPassword(Form form) {
    Form trial = form.again();
    Optional<String> _ = newPassword(trial, PASSWORD_FIELD);
    return !trial.rejected(PASSWORD_FIELD);
  }

  record NewProfile(String username, String email, Role role, String password) {}

  NewProfile create(Form form) {
    Optional<String> username = username(form, Optional.empty());
    Optional<String> email = email(form, Optional.empty());
    Optional<Role> role = form.choice("role", false, ProfileForms::role);
    Optional<String> password = newPassword(form, PASSWORD_FIELD);
    form.check();
    return new NewProfile(
        username.orElseThrow(),
        email.orElseThrow(),
        role.orElse(Role.VIEWER),
        password.orElseThrow());
  }

  /**
   * The account with the new fields; only an admin can change name, role and activity; they are
   * ignored otherwise. Changing one's own address requires the password, because it can be used to
   * sign in.
   *
   * @param address the client's IP address
   */
  Account edit(Form form, Account account, Caller caller, String address) {
    Optional<String> email = email(form, Optional.of(account));
    Optional<String> username =
        caller.isAdmin() ? username(form, Optional.of(account)) : Optional.empty();
    Optional<Role> role =
        caller.isAdmin() ? form.choice("role", false, ProfileForms::role) : Optional.empty();
    Optional<Boolean> active = caller.isAdmin() ? form.flag("is_active") : Optional.empty();
    boolean own = account.id().equals(caller.id());
    if (own && email.filter(text -> !text.equals(account.email())).isPresent()) {
      currentPassword.check(form, account, address);
    }
    if (own && active.equals(Optional.of(false))) {
      form.reject("is_active", "You cannot deactivate your own account.");
    }
    if (own && role.filter(other -> other != Role.ADMIN && caller.isAdmin()).isPresent()) {
      form.reject("role", "You cannot remove your own admin role.");
    }
    form.check();
    return account.edited(
        username.orElse(account.username()),
        email.orElse(account.email()),
        role.orElse(account.role()),
        active.orElse(account.active()));
  }

  String password(Form form, Account account, Caller caller, String address) {
    if (account.id().equals(caller.id())) {
      currentPassword.check(form, account, address);
    }
    Optional<String> password = newPassword(form, "new_password");
    form.check();
    return password.orElseThrow();
  }

  static boolean isName(String text) {
    return text.length() <= MAX_NAME && NAME_FORM.matcher(text).matches();
  }

  static boolean isEmail(String text) {
    return text.length() <= MAX_EMAIL && EMAIL_FORM.matcher(text).matches();
  }

  private static Optional<String> newPassword(Form form, String field) {
    Optional<String> password = form.text(field, PASSWORD);
    password
        .filter(text -> text.codePointCount(0, text.length()) < MIN_PASSWORD)
        .ifPresent(
            _ ->
                form.reject(
                    field,
                    "This password is too short. It must contain at least "
                        + MIN_PASSWORD
                        + " characters."));
    return password;
  }

  private Optional<String> username(Form form, Optional<Account> account) {
    Optional<String> username = form.text("username", NAME);
    username
        .filter(name -> !NAME_FORM.matcher(name).matches())
        .ifPresent(
            _ ->
                form.reject(
                    "username",
                    "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters."));
    username
        .filter(name -> account.filter(own -> own.username().equals(name)).isEmpty())
        .flatMap(accounts::findByName)
        .ifPresent(_ -> form.reject("username", NAME_TAKEN));
    return username;
  }

  private Optional<String> email(Form form, Optional<Account> account) {
    Optional<String> email = form.text("email", EMAIL);
    email
        .filter(address -> !EMAIL_FORM.matcher(address).matches())
        .ifPresent(_ -> form.reject("email", "Enter a valid email address."));
    email
        .filter(address -> account.filter(own -> own.email().equalsIgnoreCase(address)).isEmpty())
        .flatMap(accounts::findByEmail)
        .ifPresent(_ -> form.reject("email", EMAIL_TAKEN));
    return email;
  }

  private static Optional<Role> role(String wire) {
    return Arrays.stream(Role.values()).filter(role -> role.wire().equals(wire)).findFirst();
  }
}
