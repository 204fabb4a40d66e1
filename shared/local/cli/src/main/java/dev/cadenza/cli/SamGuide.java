package dev.cadenza.cli;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.sam.Machine;
import dev.cadenza.cli.sam.SamLocal;
import dev.cadenza.platform.Home;
import dev.cadenza.platform.LocalPlatform;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a running platform reachable for {@code sam local}, and prints the commands to run.
 *
 * @param address of this machine for containers
 * @param reachable whether containers are known to reach it
 */
record SamGuide(Home home, InetAddress address, boolean reachable) {
  private static final String FILE = "sam-local.json";

  /**
   * @param address as typed; null for that of Docker's default network, or localhost without one
   * @throws CommandFailed when it is not an address
   */
  static SamGuide of(Home home, String address) {
    if (address == null) {
      Optional<InetAddress> bridge = Machine.bridge();
      return new SamGuide(
          home, bridge.orElseGet(InetAddress::getLoopbackAddress), bridge.isPresent());
    }
    try {
      return new SamGuide(home, InetAddress.getByName(address), true);
    } catch (UnknownHostException e) {
      throw new CommandFailed("--sam-address is not an address of this machine: " + address, e);
    }
  }

  SamLocal open(LocalPlatform platform) {
    try {
      return SamLocal.open(
          LocalPlatform.functions(home),
          platform.cloud()::environmentOf,
          address,
          platform.data().resolve(FILE));
    } catch (UncheckedIOException e) {
      throw new CommandFailed(
          "%s. Containers could not reach the platform; choose another address of this machine with --sam-address."
              .formatted(e.getMessage()),
          e);
    }
  }

  String lines(Path file) {
    String common =
        "--template %s --env-vars %s --parameter-overrides Architecture=%s"
            .formatted(home.template(), file, Machine.architecture());
    return """
        With SAM, functions run in containers and use this platform (docs/sam-local.md):
          sam local invoke DashboardFunction --event %2$s/events/dashboard/test.json %1$s
          sam local start-api %1$s%3$s%4$s"""
        .formatted(common, home.root(), remark(), unbuilt());
  }

  private String remark() {
    return reachable
        ? ""
        : "\n\nDocker's network docker0 was not found, and containers do not reach localhost. Start Docker and then this"
            + " platform, or give an address of this machine that they reach: --sam-address.";
  }

  private String unbuilt() {
    List<Path> missing = missing();
    return missing.isEmpty()
        ? ""
        : "\n\n%s is not built, and SAM stops without it: mvn -f %s -pl layers/ffmpeg,shared/local/cli -am package -Dmaven.test.skip"
            .formatted(missing.getFirst(), home.root().resolve("pom.xml"));
  }

  /** The processor architecture in the template and SAM's arguments. */
  private List<Path> missing() {
    return LocalPlatform.functions(home, Map.of("Architecture", Machine.architecture())).stream()
        .flatMap(function -> Stream.concat(Stream.of(function.code()), function.layers().stream()))
        .distinct()
        .filter(Files::notExists)
        .toList();
  }
}
