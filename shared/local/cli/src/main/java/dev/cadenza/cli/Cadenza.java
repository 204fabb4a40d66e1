package dev.cadenza.cli;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.console.Terminal;
import dev.cadenza.cli.models.ModelsCommand;
import dev.cadenza.cli.models.NeuralModels;
import dev.cadenza.cli.remote.ServerCommands;
import dev.cadenza.cli.remote.Shell;
import dev.cadenza.platform.Home;
import dev.cadenza.platform.PlatformUnavailable;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line; {@code ./cadenza} finds a JDK, builds, and calls this. */
@Command(
    name = "cadenza",
    description = "An AI media platform that runs serverless or on one machine.",
    version = "Cadenza 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      InvokeCommand.class,
      DynamoDbCommand.class,
      LauncherCommands.Doctor.class,
      LauncherCommands.Test.class,
      LauncherCommands.Bench.class,
      LauncherCommands.Jdk.class,
      RehearseCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 success, 1 failure, 2 wrong usage, 3 missing packages,",
      "4 not logged in."
    })
public final class Cadenza {
  private static final Logger LOG = LoggerFactory.getLogger(Cadenza.class);

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Also print the log to the console.")
  private boolean verbose;

  private final Instant started = startedByLauncher().orElseGet(Instant::now);
  private final Terminal terminal;
  private final Supplier<String> input;

  Cadenza(Terminal terminal, Supplier<String> input) {
    this.terminal = terminal;
    this.input = input;
  }

  public static void main(String... arguments) {
    System.exit(commandLine(Terminal.system()).execute(arguments));
  }

  static CommandLine commandLine(Terminal terminal) {
    return commandLine(terminal, Shell.system(terminal));
  }

  /**
   * All commands.
   *
   * @param shell the environment of commands
   */
  public static CommandLine commandLine(Terminal terminal, Shell shell) {
    Cadenza cadenza = new Cadenza(terminal, shell::readAll);
    CommandLine commandLine = new CommandLine(cadenza);
    Runnable startLog = () -> cadenza.startLog(Home.find());
    commandLine.addSubcommand(
        new ModelsCommand(
            terminal, () -> NeuralModels.of(shell.environment(), Home.find().root()), startLog));
    ServerCommands.addTo(commandLine, shell, startLog);
    return commandLine
        .addSubcommand(new HelpCommand())
        .setParameterExceptionHandler(Cadenza::explainUsage)
        .setExecutionExceptionHandler(Cadenza::explain);
  }

  Terminal terminal() {
    return terminal;
  }

  /** All of standard input, as text. */
  String input() {
    return input.get();
  }

  /** From here on logs are written to the log file; help and wrong usage are not logged. */
  void startLog(Home home) {
    LogFile.writeTo(home.log(), verbose);
  }

  /** When the launcher started the JVM, after the build. */
  Instant started() {
    return started;
  }

  private static Optional<Instant> startedByLauncher() {
    return Optional.ofNullable(Long.getLong("cadenza.started"))
        .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  /** The error, a suggestion, and the command's usage. */
  private static int explainUsage(ParameterException misuse, String[] arguments) {
    CommandLine commandLine = misuse.getCommandLine();
    PrintWriter errors = commandLine.getErr();
    errors.println("cadenza: " + misuse.getMessage());
    UnmatchedArgumentException.printSuggestions(misuse, errors);
    errors.println();
    commandLine.usage(errors);
    return CommandLine.ExitCode.USAGE;
  }

  private static int explain(Exception failure, CommandLine commandLine, ParseResult parsed) {
    PrintWriter errors = commandLine.getErr();
    if (failure instanceof CommandFailed expected) {
      LOG.debug("The command failed", failure);
      failure.getMessage().lines().forEach(line -> errors.println("cadenza: " + line));
      return expected.exitCode();
    }
    if (failure instanceof PlatformUnavailable) {
      LOG.debug("The platform did not start", failure);
      failure.getMessage().lines().forEach(line -> errors.println("cadenza: " + line));
      return CommandFailed.FAILED;
    }
    LOG.error("The command failed", failure);
    errors.println("cadenza: Unexpected error: " + failure);
    errors.println("cadenza: For details, see " + Home.find().log());
    return CommandLine.ExitCode.SOFTWARE;
  }
}
