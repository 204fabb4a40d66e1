package dev.cadenza.models.fetch;

import dev.cadenza.media.command.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds pip and npm on this machine, or installs them. */
final class ClientPrograms {
  private static final int PROBE_SECONDS = 30;

  private final Map<String, String> environment;
  private final ClientProvider provider;
  private final Map<PackageClient, Optional<List<String>>> found =
      new EnumMap<>(PackageClient.class);

  ClientPrograms(Map<String, String> environment, ClientProvider provider) {
    this.environment = environment;
    this.provider = provider;
  }

  /** The command that starts it, without arguments. */
  List<String> words(PackageClient client) throws SourceFailed, InterruptedException {
    Optional<List<String>> words = found.get(client);
    if (words == null) {
      words = look(client);
      if (words.isEmpty() && provider.install(client)) {
        words = look(client);
      }
      found.put(client, words);
    }
    return words.orElseThrow(
        () ->
            new SourceFailed(
                "%s is missing; install it: sudo apt-get install -y --no-install-recommends %s"
                    .formatted(client.program(), client.debianPackage())));
  }

  private Optional<List<String>> look(PackageClient client) throws InterruptedException {
    Programs programs = Programs.on(environment);
    List<String> names =
        client == PackageClient.PIP ? List.of("pip3", "pip") : List.of(client.program());
    Optional<List<String>> words =
        names.stream()
            .flatMap(name -> programs.find(name).stream())
            .findFirst()
            .map(program -> List.of(program.toString()));
    if (words.isPresent() || client != PackageClient.PIP) {
      return words;
    }
    Optional<Path> python = programs.find("python3");
    return python.isPresent() && hasPip(python.get())
        ? Optional.of(List.of(python.get().toString(), "-m", "pip"))
        : Optional.empty();
  }

  private boolean hasPip(Path python) throws InterruptedException {
    try {
      ProcessBuilder probe =
          new ProcessBuilder(python.toString(), "-m", "pip", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      probe.environment().clear();
      probe.environment().putAll(environment);
      Process process = probe.start();
      boolean ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
