package dev.cadenza.cli.remote;

import dev.cadenza.cli.client.CadenzaClient;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "login",
    description = "Log in to a platform; the commands that follow work there, as this account.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./cadenza login --username editor1",
      "  ./cadenza login --url https://api.example.com --socket-url wss://live.example.com/live",
      "  ./cadenza login --username editor1 --password-stdin < password.txt",
      "",
      "The login is kept in ~/.config/cadenza/session.json, or in the file that the variable",
      "CADENZA_SESSION names; only you may read it."
    })
final class LoginCommand extends ServerCommand {
  private static final Set<String> HTTP = Set.of("http", "https");
  private static final Set<String> WEB_SOCKET = Set.of("ws", "wss");

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://localhost:8000",
      description = "Where the platform is. (${DEFAULT-VALUE})")
  private URI url;

  @Option(
      names = "--socket-url",
      paramLabel = "URL",
      description =
          "Where its WebSocket API is, when that is not at /ws/jobs/ of the same host; taken as it is.")
  private URI socketUrl;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description = "A name or an e-mail address; asked for when left out.")
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
      throw wrongUsage("--url is like https://api.example.com, with nothing after the host");
    }
    if (socketUrl != null
        && (socketUrl.getHost() == null || !WEB_SOCKET.contains(socketUrl.getScheme()))) {
      throw wrongUsage("--socket-url is like wss://live.example.com/live");
    }
  }

  @Override
  void run() {
    String name = Optional.ofNullable(username).orElseGet(this::askForName);
    String password = secret(passwordFromInput, "Password: ");
    URI base = URI.create(url.getScheme() + "://" + url.getRawAuthority());
    try (CadenzaClient client = CadenzaClient.login(base, name, password)) {
      URI socket = Optional.ofNullable(socketUrl).orElseGet(() -> besides(base));
      SavedSession session =
          new SavedSession(base, socket, name, client.tokens().access(), client.tokens().refresh());
      sessionFile().write(session);
    }
    shell().terminal().line("Logged in to %s as %s.".formatted(base, name));
  }

  private String askForName() {
    return shell()
        .keyboard()
        .orElseThrow(() -> wrongUsage("There is no terminal to ask for the name: pass --username"))
        .line("Username: ");
  }

  private static URI besides(URI base) {
    String scheme = base.getScheme().equals("https") ? "wss" : "ws";
    return URI.create(scheme + "://" + base.getRawAuthority() + "/ws/jobs/");
  }
}
