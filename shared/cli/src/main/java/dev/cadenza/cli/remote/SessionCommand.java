package dev.cadenza.cli.remote;

import dev.cadenza.cli.CommandFailed;
import dev.cadenza.cli.client.ApiException;
import dev.cadenza.cli.client.CadenzaClient;

/** A command for somebody who has logged in. */
abstract class SessionCommand extends ServerCommand {
  private static final int UNAUTHORIZED = 401;
  private static final String LOG_IN = "Log in first: ./cadenza login";

  SessionCommand(Shell shell) {
    super(shell);
  }

  /** What a command works with. */
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

  @Override
  final CommandFailed explained(ApiException refusal) {
    if (refusal.status() == UNAUTHORIZED) {
      return new CommandFailed(
          CommandFailed.NOT_LOGGED_IN, String.join("\n", refusal.words()) + "\n" + LOG_IN, refusal);
    }
    return super.explained(refusal);
  }
}
