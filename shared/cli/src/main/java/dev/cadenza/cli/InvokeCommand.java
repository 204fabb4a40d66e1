package dev.cadenza.cli;

import dev.cadenza.cli.client.CadenzaClient;
import dev.cadenza.local.FunctionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What {@code sam local invoke} does, without Docker. */
@Command(
    name = "invoke",
    description =
        "Send an event to a function in a JVM of its own, through Lambda's runtime client, and print the answer.",
    mixinStandardHelpOptions = true)
final class InvokeCommand implements Callable<Integer> {
  /** Stands in the sample events for the token of somebody who is logged in. */
  private static final String TOKEN = "TOKEN";

  @ParentCommand private Cadenza cadenza;

  @Parameters(paramLabel = "FUNCTION", description = "As the template calls it: ProjectsFunction.")
  private String function;

  @Option(
      names = {"-e", "--event"},
      required = true,
      paramLabel = "FILE",
      description = "The event, JSON; " + TOKEN + " in it becomes a token of editor1.")
  private Path event;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data of another run, which must have stopped. (none)")
  private Path data;

  @Override
  public Integer call() throws InterruptedException {
    cadenza.startLog(Home.find());
    String payload = read(event);
    LocalPlatform.Options options =
        Optional.ofNullable(data)
            .map(LocalPlatform.Options::in)
            .orElseGet(LocalPlatform.Options::temporary);
    LocalPlatform platform = LocalPlatform.start(options.withIsolated(true));
    try (AtExit _ = AtExit.run(platform::close)) {
      cadenza.terminal().line(platform.cloud().invoke(function, complete(payload, platform)));
      return 0;
    } catch (FunctionException | IllegalArgumentException e) {
      throw new CommandFailed(function + ": " + e.getMessage(), e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CommandFailed("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static String complete(String payload, LocalPlatform platform) {
    if (!payload.contains(TOKEN)) {
      return payload;
    }
    try (CadenzaClient client = platform.login(SampleUser.EDITOR)) {
      return payload.replace(TOKEN, client.tokens().access());
    }
  }
}
