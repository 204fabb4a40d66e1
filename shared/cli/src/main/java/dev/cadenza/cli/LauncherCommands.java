package dev.cadenza.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * What the launcher does itself, described here as the other commands are. It needs no build for
 * them, nor does it come here.
 */
final class LauncherCommands {
  private LauncherCommands() {}

  /** What none of them does here. */
  abstract static class LauncherCommand implements Callable<Integer> {
    @Override
    public final Integer call() {
      String name = getClass().getAnnotation(Command.class).name();
      throw new CommandFailed("The launcher does that: ./cadenza " + name);
    }
  }

  @Command(
      name = "doctor",
      description =
          "List the tools and engines with their versions, and how to install what is missing.",
      mixinStandardHelpOptions = true,
      footer = {"", "Ends with 0 when nothing that jobs need is missing, else with 3."})
  static final class Doctor extends LauncherCommand {}

  @Command(
      name = "test",
      description = "Run every test; options go to Maven.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  ./cadenza test -pl shared/media -am"})
  static final class Test extends LauncherCommand {
    @Parameters(paramLabel = "MAVEN-OPTION", description = "Handed to Maven.")
    void options(List<String> options) {}
  }

  @Command(
      name = "bench",
      description = "Run the benchmarks.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Examples:",
        "  ./cadenza bench",
        "  ./cadenza bench jobs recognition",
        "  ./cadenza bench dynamodb",
        "  ./cadenza bench memory      an hour of sound and a book in small heaps; takes long",
        "  ./cadenza bench cloning --folder DIR --reference FILE,... --held-out FILE,..."
      })
  static final class Bench extends LauncherCommand {
    @Parameters(
        paramLabel = "BENCHMARK",
        description =
            "jobs, recognition, dynamodb, memory or cloning; the first two when left out.")
    void benchmarks(List<String> benchmarks) {}
  }

  @Command(
      name = "jdk",
      description = "Print the folder of the JDK that is used.",
      mixinStandardHelpOptions = true)
  static final class Jdk extends LauncherCommand {}
}
