package dev.cadenza.cli;

import dev.cadenza.engines.EngineStatus;
import dev.cadenza.engines.Engines;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Command;
import dev.cadenza.media.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParentCommand;

/** Lists what Cadenza needs on this machine, and what is missing. */
@CommandLine.Command(
    name = "doctor",
    description =
        "List the tools and engines with their versions, and how to install what is missing.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final Pattern MAVEN_VERSION = Pattern.compile("Apache Maven (\\S+)");

  @ParentCommand private Cadenza cadenza;

  @Override
  public Integer call() throws InterruptedException {
    cadenza.startLog(Home.find());
    List<Part> parts = new ArrayList<>();
    parts.add(jdk());
    parts.add(maven());
    Engines.locate(System.getenv()).status().stream().map(DoctorCommand::part).forEach(parts::add);
    return report(parts, cadenza.terminal());
  }

  /**
   * Something that is needed.
   *
   * @param version empty when it is missing
   * @param install the line that installs it
   */
  record Part(String name, String purpose, Optional<String> version, String install) {
    boolean missing() {
      return version.isEmpty();
    }
  }

  static int report(List<Part> parts, Terminal terminal) {
    Table table = new Table("Part", "For", "Version");
    parts.forEach(part -> table.row(part.name(), part.purpose(), part.version().orElse("missing")));
    table.printTo(terminal);
    List<Part> missing = parts.stream().filter(Part::missing).toList();
    terminal.blank();
    if (missing.isEmpty()) {
      terminal.line("Nothing is missing.");
      return CommandLine.ExitCode.OK;
    }
    terminal.line("To install what is missing:");
    missing.forEach(part -> terminal.line("  " + part.install()));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static Part jdk() {
    String version = "%s (%s)".formatted(Runtime.version(), System.getProperty("java.home"));
    return new Part("JDK", "building, running", Optional.of(version), "");
  }

  private static Part maven() throws InterruptedException {
    Optional<Path> program = Programs.on(System.getenv()).find("mvn");
    Optional<String> version = program.isPresent() ? mavenVersion(program.get()) : Optional.empty();
    return new Part("Maven", "building", version, "sudo apt-get install -y maven");
  }

  private static Optional<String> mavenVersion(Path program) throws InterruptedException {
    Command.Outcome outcome =
        Command.of(program, List.of("-B", "-v"))
            .within(Duration.ofSeconds(20))
            .run(Cancellation.NEVER);
    Matcher version = MAVEN_VERSION.matcher(outcome.output());
    return version.find() ? Optional.of(version.group(1)) : Optional.empty();
  }

  private static Part part(EngineStatus engine) {
    Optional<String> version =
        engine.available()
            ? Optional.of(engine.version().isEmpty() ? "installed" : engine.version())
            : Optional.empty();
    return new Part(engine.name(), engine.kind(), version, engine.installHint());
  }
}
