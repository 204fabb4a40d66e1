package dev.cadenza.cli;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.console.Table;
import dev.cadenza.cli.console.Terminal;
import dev.cadenza.cli.models.NeuralModels;
import dev.cadenza.cli.sam.SamLocal;
import dev.cadenza.platform.Home;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.ReadySamples;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs the platform until Ctrl-C. */
@Command(
    name = "up",
    description =
        "Run the platform on this machine until Ctrl-C. Data is kept; running jobs resume at the next start.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @ParentCommand private Cadenza cadenza;

  @Option(
      names = "--port",
      defaultValue = "8000",
      description = "Port to listen on; 0 selects a free port. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for all data. Default: .cadenza/data.")
  private Path data;

  @Option(names = "--fresh", description = "Delete the data first.")
  private boolean fresh;

  @Option(
      names = "--isolated",
      description = "Run each function in a separate JVM, through Lambda's runtime client.")
  private boolean isolated;

  @Option(
      names = "--sam",
      description =
          "Also give functions that SAM runs in Docker access to this platform, and print the commands.")
  private boolean sam;

  @Option(
      names = "--sam-address",
      paramLabel = "ADDRESS",
      description = "With --sam: address of this machine for containers. Default: that of docker0.")
  private String samAddress;

  @Option(
      names = "--drafts",
      description = "Use the draft engines; do not install neural models (about 330 MB).")
  private boolean drafts;

  @Override
  public Integer call() throws InterruptedException {
    requireFree(port);
    Home home = Home.find();
    Optional<SamGuide> guide = sam ? Optional.of(SamGuide.of(home, samAddress)) : Optional.empty();
    cadenza.startLog(home);
    if (!drafts) {
      NeuralModels.of(System.getenv(), home.root()).installDefaults(cadenza.terminal());
    }
    LocalPlatform.Options options = LocalPlatform.Options.in(data == null ? home.data() : data);
    LocalPlatform platform =
        LocalPlatform.start(
            (drafts ? options.withoutModels() : options)
                .withPort(port)
                .withFresh(fresh)
                .withIsolated(isolated));
    try (AtExit _ = AtExit.run(() -> stop(platform))) {
      serve(platform, guide);
    }
    return 0;
  }

  private void serve(LocalPlatform platform, Optional<SamGuide> guide) throws InterruptedException {
    if (!drafts) {
      ReadySamples.begin(platform, ReadySamples.NEURAL);
    }
    if (guide.isEmpty()) {
      describe(platform, "");
      new CountDownLatch(1).await();
    } else {
      SamLocal open = guide.get().open(platform);
      try (AtExit _ = AtExit.run(open::close)) {
        describe(platform, "\n" + guide.get().lines(open.file()) + "\n");
        new CountDownLatch(1).await();
      }
    }
  }

  /** Before anything is started, for a fast and clear error. */
  private static void requireFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      probe.getLocalPort();
    } catch (BindException e) {
      String other =
          port < 65_535 ? "./cadenza up --port " + (port + 1) : "./cadenza up --port 8000";
      throw new CommandFailed(
          String.format(
              Locale.ROOT,
              "Port %d is in use. Stop the process that uses it, or choose another port: %s",
              port,
              other),
          e);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailed(
          String.format(Locale.ROOT, "Cannot listen on port %d: %s", port, e.getMessage()), e);
    }
  }

  private void stop(LocalPlatform platform) {
    Terminal terminal = cadenza.terminal();
    terminal.blank();
    terminal.line("Stopping.");
    platform.close();
    terminal.line("Stopped. The data is kept for the next ./cadenza up.");
  }

  private void describe(LocalPlatform platform, String more) {
    double seconds = Duration.between(cadenza.started(), Instant.now()).toMillis() / 1000.0;
    Table users = new Table("User", "Password", "Role");
    SampleUser.ALL.forEach(user -> users.row(user.username(), user.password(), user.role().wire()));
    cadenza
        .terminal()
        .line(
            String.format(
                Locale.ROOT,
                """
            Cadenza is up, after %1$.1f s.

              Dashboard  %2$s/
              API        %2$s/api/
              API docs   %2$s/api/docs/
              WebSocket  %3$s/jobs/?token=ACCESS-TOKEN
              Data       %4$s
              Log        %5$s

            %6$s

            Log in:
              curl -s %2$s/api/token/ -H 'Content-Type: application/json' -d '{"username": "%7$s", "password": "%8$s"}'
            %9$s
            Ctrl-C stops it.""",
                seconds,
                platform.httpUrl(),
                platform.webSocketUrl(),
                platform.data(),
                Home.find().log(),
                String.join("\n", users.lines()),
                SampleUser.EDITOR.username(),
                SampleUser.EDITOR.password(),
                more));
  }
}
