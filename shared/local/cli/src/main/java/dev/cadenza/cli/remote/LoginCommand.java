package dev.cadenza.cli.remote;

import dev.cadenza.cli.remote.session.SavedSession;
import dev.cadenza.client.CadenzaClient;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "login",
    description = "Log in to a platform; later commands use this platform and account.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./cadenza login --username editor1",
      "  ./cadenza login --url https://api.example.com \\",
      "      --socket-url wss://live.example.com/live",
      "  ./cadenza login --username editor1 --password-stdin < password.txt",
      "",
      "The login is stored in ~/.config/cadenza/session.json, or in the file that",
      "CADENZA_SESSION names; only you can read it."
    })
final class LoginCommand extends ServerCommand {
  private static final Set<String> HTTP = Set.of("http", "https");
  private static final Set<String> WEB_SOCKET = Set.of("ws", "wss");

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://localhost:8000",
      description = "URL of the platform. Default: ${DEFAULT-VALUE}.")
  private URI url;

  @Option(
      names = "--socket-url",
      paramLabel = "URL",
      description =
          "URL of its WebSocket API, used unchanged. Default: /ws/jobs/ of the same host.")
  private URI socketUrl;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description = "Name or e-mail address. Default: prompt for it.")
  private String username;

  @Option(names = "--password-stdin", description = "Read the password from standard input.")
  private boolean passwordFromInput;

  LoginCommand(Shell shell) {
    super(shell);
  }

  @Override
  void checkUsage() {
    if (url.getHost() == null
        || !HTTP.contains(url.getScheme())
        || !Set.of("", "/").contains(url.getPath())) {
      throw wrongUsage("--url must have the form https://api.example.com, without a path");
    }
    if (socketUrl != null
        && (socketUrl.getHost() == null || !WEB_SOCKET.contains(socketUrl.getScheme()))) {
      throw wrongUsage("--socket-url must have the form wss://live.example.com/live");
    }
  }

  @Override
  void run() {
    String name = Optional.ofNullable(username).orElseGet(this::askForName);
    String password = secret(passwordFromInput, "Password: ");
    URI base = URI.create(url.getScheme() + "://" + url.getRawAuthority());
    try (CadenzaClient client = CadenzaClient.login(base, name, password)) {
      URI socket = Optional.ofNullable(socketUrl).orElseGet(() -> defaultSocketUrl(base));
      SavedSession session =
          new SavedSession(base, socket, name, client.tokens().access(), client.tokens().refresh());
      sessionFile().write(session);
    }
    shell().terminal().line("Logged in to %s as %s.".formatted(base, name));
  }

  private String askForName() {
    return shell()
        .keyboard()
        .orElseThrow(
            () -> wrongUsage("Cannot prompt for the name without a terminal: use --username"))
        .line("Username: ");
  }

  private static URI defaultSocketUrl(URI base) {
    String scheme = base.getScheme().equals("https") ? "wss" : "ws";
    return URI.create(scheme + "://" + base.getRawAuthority() + "/ws/jobs/");
  }
}
