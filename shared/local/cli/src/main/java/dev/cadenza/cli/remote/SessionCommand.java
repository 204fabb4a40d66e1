package dev.cadenza.cli.remote;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.remote.session.SavedSession;
import dev.cadenza.cli.remote.session.SessionFile;
import dev.cadenza.client.ApiException;
import dev.cadenza.client.CadenzaClient;
import java.util.Optional;

/** A command that requires a login. */
abstract class SessionCommand extends ServerCommand {
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final String LOG_IN = "Log in first: ./cadenza login";

  SessionCommand(Shell shell) {
    super(shell);
  }

  /** The client and terminal of a command. */
  record Login(CadenzaClient client, SavedSession session) {}

  @Override
  final void run() {
    SessionFile file = sessionFile();
    SavedSession session =
        file.read()
            .orElseThrow(
                () ->
                    new CommandFailed(
                        CommandFailed.NOT_LOGGED_IN, "You are not logged in.\n" + LOG_IN, null));
    try (CadenzaClient client =
        CadenzaClient.resume(session.url(), session.tokens(), file.tokens())) {
      run(new Login(client, session));
    }
  }

  abstract void run(Login login);

  /** The job of the command, if it has one. */
  Optional<String> job() {
    return Optional.empty();
  }

  @Override
  final CommandFailed explained(ApiException refusal) {
    if (refusal.status() == UNAUTHORIZED) {
      return new CommandFailed(
          CommandFailed.NOT_LOGGED_IN, String.join("\n", refusal.words()) + "\n" + LOG_IN, refusal);
    }
    if (refusal.status() == NOT_FOUND && job().isPresent()) {
      return new CommandFailed(
          "Job not found: %s. To list jobs, run ./cadenza jobs".formatted(job().get()), refusal);
    }
    return super.explained(refusal);
  }
}
