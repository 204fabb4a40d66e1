package dev.cadenza.cli.remote;

import dev.cadenza.cli.remote.session.SavedSession;
import dev.cadenza.cli.remote.session.SessionFile;
import dev.cadenza.client.ApiException;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.TokenStore;
import java.io.UncheckedIOException;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
    name = "logout",
    description = "Log out, on the server and on this machine.",
    mixinStandardHelpOptions = true)
final class LogoutCommand extends ServerCommand {
  LogoutCommand(Shell shell) {
    super(shell);
  }

  @Override
  void run() {
    SessionFile file = sessionFile();
    Optional<SavedSession> session = file.read();
    // First remove the local login, independent of the server's response.
    file.delete();
    session.ifPresentOrElse(this::end, () -> shell().terminal().line("You were not logged in."));
  }

  private void end(SavedSession session) {
    try (CadenzaClient client =
        CadenzaClient.resume(session.url(), session.tokens(), TokenStore.NONE)) {
      client.logout();
    } catch (ApiException | UncheckedIOException e) {
      shell()
          .notes()
          .line(
              "cadenza: The local login is deleted, but the server could not revoke it: "
                  + e.getMessage());
    }
    shell().terminal().line("Logged out of %s.".formatted(session.url()));
  }
}
