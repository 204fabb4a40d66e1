package dev.cadenza.cli.remote;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.console.Table;
import dev.cadenza.cli.remote.option.Times;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.NewProfile;
import dev.cadenza.client.model.Profile;
import dev.cadenza.model.Role;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "users",
    description = "List, create or change accounts (admin only).",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./cadenza users",
      "  ./cadenza users --create ada --email ada@example.com --role editor",
      "  ./cadenza users --role ada=admin",
      "  ./cadenza users --deactivate ada"
    })
final class UsersCommand extends SessionCommand {
  @Option(names = "--create", paramLabel = "NAME", description = "Create an account.")
  private String create;

  @Option(names = "--email", paramLabel = "E", description = "The new account's e-mail address.")
  private String email;

  @Option(
      names = "--role",
      paramLabel = "ROLE|NAME=ROLE",
      description = "The role of the new account, or of an existing one.")
  private String role;

  @Option(
      names = "--password-stdin",
      description = "Read the new account's password from standard input.")
  private boolean passwordFromInput;

  @Option(names = "--deactivate", paramLabel = "NAME", description = "Deactivate an account.")
  private String deactivate;

  @Option(names = "--activate", paramLabel = "NAME", description = "Activate an account.")
  private String activate;

  UsersCommand(Shell shell) {
    super(shell);
  }

  @Override
  void checkUsage() {
    boolean editsRole = create == null && role != null;
    long deeds =
        Stream.of(create, deactivate, activate).filter(Objects::nonNull).count()
            + (editsRole ? 1 : 0);
    if (deeds > 1) {
      throw wrongUsage("Only one change per command");
    }
    if (editsRole && !role.matches("[^=]+=[^=]+")) {
      throw wrongUsage("--role must have the form ada=editor, or be used with --create");
    }
    if (create != null && email == null) {
      throw wrongUsage("--create requires --email");
    }
    if (create != null) {
      requireSecret(passwordFromInput);
    }
  }

  @Override
  void run(Login login) {
    CadenzaClient client = login.client();
    requireAdmin(client.ownProfile());
    if (create != null) {
      String password = secret(passwordFromInput, "Password of the new account: ");
      show(
          Stream.of(
              client.createProfile(
                  new NewProfile(create, email, Optional.ofNullable(role), password))));
    } else if (role != null) {
      String[] nameAndRole = role.split("=", 2);
      show(Stream.of(client.setRole(find(client, nameAndRole[0]).id(), nameAndRole[1])));
    } else if (deactivate != null) {
      show(Stream.of(client.setActive(find(client, deactivate).id(), false)));
    } else if (activate != null) {
      show(Stream.of(client.setActive(find(client, activate).id(), true)));
    } else {
      show(client.profiles());
    }
  }

  /** Other users would see only their own account, which would be misleading. */
  private static void requireAdmin(Profile me) {
    if (!me.role().equals(Role.ADMIN.wire())) {
      throw new CommandFailed(
          "Only admins can list and change accounts; %s has the role %s.%nLog in as an admin: ./cadenza login --username admin"
              .formatted(me.username(), me.role()));
    }
  }

  private static Profile find(CadenzaClient client, String name) {
    return client
        .profiles()
        .filter(profile -> profile.username().equals(name))
        .findFirst()
        .orElseThrow(() -> new CommandFailed("User not found: \"" + name + "\"."));
  }

  private void show(Stream<Profile> profiles) {
    Table table = new Table("User", "E-mail", "Role", "Active", "Since");
    profiles.forEach(
        profile ->
            table.row(
                profile.username(),
                profile.email(),
                profile.role(),
                profile.active() ? "yes" : "no",
                Times.local(profile.createdAt())));
    table.printTo(shell().terminal());
  }
}
