package dev.cadenza.cli.models;

import static java.util.Objects.requireNonNull;

import dev.cadenza.models.fetch.ClientProvider;
import dev.cadenza.models.fetch.PackageClient;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Installs a program with the launcher, as for all Debian packages: as root, or with sudo without a
 * password; otherwise the launcher prints the command.
 *
 * @param launcher the file {@code cadenza} of the checkout
 */
public record LauncherPackages(Path launcher) implements ClientProvider {
  public LauncherPackages {
    requireNonNull(launcher, "launcher");
  }

  @Override
  public boolean install(PackageClient client) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(launcher.toString(), "install-package", client.debianPackage())
              .inheritIO()
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      // Without a launcher, the message of the missing program remains.
      return false;
    }
  }
}
