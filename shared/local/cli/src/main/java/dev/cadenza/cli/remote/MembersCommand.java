package dev.cadenza.cli.remote;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.console.Table;
import dev.cadenza.cli.remote.option.ProjectChoice;
import dev.cadenza.cli.remote.option.Times;
import dev.cadenza.client.Members;
import dev.cadenza.client.model.Member;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "members",
    description = "List, add, change or remove the members of a project.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A viewer reads the project and its jobs, an editor also submits and changes jobs.",
      "",
      "Examples:",
      "  ./cadenza members Interviews",
      "  ./cadenza members Interviews --add ada --role editor",
      "  ./cadenza members Interviews --role ada=viewer",
      "  ./cadenza members Interviews --remove ada",
      "  ./cadenza members Interviews --leave"
    })
final class MembersCommand extends SessionCommand {
  @Parameters(paramLabel = "ID|NAME", description = "Project.")
  private String project;

  @Option(
      names = "--add",
      paramLabel = "USER",
      description = "Add a user, by name or e-mail address.")
  private String add;

  @Option(
      names = "--role",
      paramLabel = "ROLE|NAME=ROLE",
      description = "viewer or editor: the role of the new member, or of an existing one.")
  private String role;

  @Option(names = "--remove", paramLabel = "NAME", description = "Remove a member.")
  private String remove;

  @Option(names = "--leave", description = "Leave the project.")
  private boolean leave;

  MembersCommand(Shell shell) {
    super(shell);
  }

  @Override
  void checkUsage() {
    boolean changesRole = add == null && role != null;
    long changes =
        Stream.of(add, remove).filter(Objects::nonNull).count()
            + (leave ? 1 : 0)
            + (changesRole ? 1 : 0);
    if (changes > 1) {
      throw wrongUsage("Only one change per command");
    }
    if (changesRole && !role.matches("[^=]+=[^=]+")) {
      throw wrongUsage("--role must have the form ada=editor, or be used with --add");
    }
  }

  @Override
  void run(Login login) {
    Members members = login.client().members(new ProjectChoice(login.client()).of(project).id());
    if (leave) {
      members.remove(login.client().account());
      return;
    }
    if (add != null) {
      members.add(add, role == null ? "viewer" : role);
    } else if (role != null) {
      String[] nameAndRole = role.split("=", 2);
      members.setRole(find(members, nameAndRole[0]).user(), nameAndRole[1]);
    } else if (remove != null) {
      members.remove(find(members, remove).user());
    }
    show(members.all());
  }

  private static Member find(Members members, String name) {
    return members.all().stream()
        .filter(member -> member.username().equals(name))
        .findFirst()
        .orElseThrow(() -> new CommandFailed("Not a member: \"" + name + "\"."));
  }

  private void show(List<Member> members) {
    Table table = new Table("Member", "Role", "Since");
    members.forEach(
        member -> table.row(member.username(), member.role(), Times.local(member.addedAt())));
    table.printTo(shell().terminal());
  }
}
