package dev.cadenza.cli;

import dev.cadenza.cli.console.CommandFailed;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The commands that the launcher runs itself, defined here for their help. They require no build
 * and do not call this class.
 */
final class LauncherCommands {
  private LauncherCommands() {}

  /** A command of the launcher. */
  abstract static class LauncherCommand implements Callable<Integer> {
    @Override
    public final Integer call() {
      String name = getClass().getAnnotation(Command.class).name();
      throw new CommandFailed("Use the launcher: ./cadenza " + name);
    }
  }

  @Command(
      name = "doctor",
      description = "List tools and engines with their versions, and how to install missing ones.",
      mixinStandardHelpOptions = true,
      footer = {"", "Exits with 0 if all requirements of jobs are installed, otherwise with 3."})
  static final class Doctor extends LauncherCommand {}

  @Command(
      name = "test",
      description = "Run all tests; options are passed to Maven.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Examples:",
        "  ./cadenza test -pl shared/audio/media -am",
        "  ./cadenza test --faults",
        "  ./cadenza test --faults --runs 1 --seed 17      one run again"
      })
  static final class Test extends LauncherCommand {
    @Option(
        names = "--drafts",
        description = "Do not install neural models; the tests that need them are skipped.")
    void drafts(boolean drafts) {}

    @Option(
        names = "--faults",
        description =
            "Run only the fault tests, with more runs: calls fail, answers are lost and workers are"
                + " killed, by a seed. Prints the faults and each broken promise.")
    void faults(boolean faults) {}

    @Option(
        names = "--runs",
        paramLabel = "N",
        description = "With --faults: the number of runs of each kind of fault. Default: 1000.")
    void runs(int runs) {}

    @Option(
        names = "--seed",
        paramLabel = "N",
        description = "With --faults: the seed of the first run. Default: 1.")
    void seed(long seed) {}

    @Parameters(paramLabel = "MAVEN-OPTION", description = "Passed to Maven.")
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
        "  ./cadenza bench memory      an hour of audio and a book with small heaps; slow",
        "  ./cadenza bench quality     quality and speed of the neural engines",
        "  ./cadenza bench cloning --folder DIR --reference FILE,... --held-out FILE,..."
      })
  static final class Bench extends LauncherCommand {
    @Parameters(
        paramLabel = "BENCHMARK",
        description =
            "jobs, recognition, dynamodb, memory, cloning. Default: jobs and recognition.")
    void benchmarks(List<String> benchmarks) {}
  }

  @Command(
      name = "jdk",
      description = "Print the folder of the JDK in use.",
      mixinStandardHelpOptions = true)
  static final class Jdk extends LauncherCommand {}
}
