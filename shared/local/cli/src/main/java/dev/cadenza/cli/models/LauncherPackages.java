package dev.cadenza.cli.models;

import static java.util.Objects.requireNonNull;

import dev.cadenza.models.fetch.ClientProvider;
import dev.cadenza.models.fetch.PackageClient;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Has the launcher install a program by the rule that it has for all Debian packages: as root, or
 * where no password is asked for; otherwise it prints the line to type.
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
