package dev.cadenza.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.local.FunctionException;
import dev.cadenza.platform.Home;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The equivalent of {@code sam local invoke}, without Docker. */
@Command(
    name = "invoke",
    description =
        "Send an event to a function in a separate JVM, through Lambda's runtime client, and print the response.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The folder events/ contains samples for each function:",
      "  ./cadenza invoke ProjectsFunction -e events/projects/list.json",
      "  ./cadenza invoke projects -e events/projects/list.json",
      "  ./cadenza invoke sweeper"
    })
final class InvokeCommand implements Callable<Integer> {
  /** The placeholder for an access token in the sample events. */
  private static final String TOKEN = "TOKEN";

  /** The placeholder for the identifier of that account. */
  private static final String ACCOUNT = "ACCOUNT";

  private static final String STANDARD_INPUT = "-";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @ParentCommand private Cadenza cadenza;

  @Parameters(
      paramLabel = "FUNCTION",
      description =
          "Name in template.yaml, such as ProjectsFunction, or its folder, such as projects.")
  private String name;

  @Option(
      names = {"-e", "--event"},
      paramLabel = "FILE",
      description =
          "JSON file with the event; - reads standard input. Default: {}, except for functions that answer HTTP requests. "
              + TOKEN
              + " is replaced by an access token of editor1, "
              + ACCOUNT
              + " by their identifier.")
  private String event;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder of a stopped platform. Default: only the sample users.")
  private Path data;

  @Override
  public Integer call() throws InterruptedException {
    Home home = Home.find();
    FunctionNames functions = new FunctionNames(LocalPlatform.functions(home));
    String function = functions.idOf(name);
    if (event == null && functions.answersHttp(function)) {
      throw new CommandFailed(
          "%s answers HTTP requests and needs one as its event: -e FILE. %s"
              .formatted(function, samples(home, functions.folderOf(function))));
    }
    String payload = payload();
    requireData();
    cadenza.startLog(home);
    LocalPlatform.Options options =
        Optional.ofNullable(data)
            .map(LocalPlatform.Options::in)
            .orElseGet(LocalPlatform.Options::temporary);
    LocalPlatform platform = LocalPlatform.start(options.withIsolated(true));
    try (AtExit _ = AtExit.run(platform::close)) {
      cadenza.terminal().line(platform.cloud().invoke(function, complete(payload, platform)));
      return 0;
    } catch (FunctionException e) {
      throw new CommandFailed(
          "%s failed: %s%nFor details, see %s, or use --verbose."
              .formatted(function, e.getMessage(), home.log()),
          e);
    }
  }

  private static String samples(Home home, String folder) {
    Path samples = home.root().resolve("events").resolve(folder);
    try (Stream<Path> files = Files.list(samples)) {
      return files
          .map(file -> "events/" + folder + "/" + file.getFileName())
          .sorted()
          .collect(Collectors.joining(", ", "Samples: ", "."));
    } catch (IOException e) {
      return "The folder events/ contains samples.";
    }
  }

  private void requireData() {
    if (data != null && !Files.isDirectory(data)) {
      throw new CommandFailed(
          "Folder not found: %s. To create it, run ./cadenza up --data %s".formatted(data, data));
    }
  }

  private String payload() {
    if (event == null) {
      return "{}";
    }
    if (event.equals(STANDARD_INPUT)) {
      return json("Standard input", cadenza.input());
    }
    Path file = Path.of(event);
    if (!Files.isRegularFile(file)) {
      throw new CommandFailed("File not found: " + file + ". The folder events/ contains samples.");
    }
    try {
      return json(event, Files.readString(file));
    } catch (IOException e) {
      throw new CommandFailed("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Lambda accepts only JSON. */
  private static String json(String source, String text) {
    if (text.isBlank()) {
      throw new CommandFailed(source + " is empty. An event must be JSON, at least {}.");
    }
    try {
      JSON.readTree(text);
      return text;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new CommandFailed(
          String.format(
              Locale.ROOT,
              "%s is not JSON, at line %d, column %d: %s",
              source,
              at.getLineNr(),
              at.getColumnNr(),
              e.getOriginalMessage()),
          e);
    }
  }

  private static String complete(String payload, LocalPlatform platform) {
    if (!payload.contains(TOKEN) && !payload.contains(ACCOUNT)) {
      return payload;
    }
    try (CadenzaClient client = platform.login(SampleUser.EDITOR)) {
      return payload.replace(TOKEN, client.tokens().access()).replace(ACCOUNT, client.account());
    }
  }
}
