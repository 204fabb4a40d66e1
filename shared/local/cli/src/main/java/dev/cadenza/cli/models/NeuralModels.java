package dev.cadenza.cli.models;

import static java.util.Objects.requireNonNull;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.console.Terminal;
import dev.cadenza.models.InstallReport;
import dev.cadenza.models.InstallTools;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.models.ModelInstaller;
import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.catalog.ModelCatalog;
import dev.cadenza.models.catalog.ModelException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The models of this machine, for commands.
 *
 * @param catalog the available models
 * @param folder where they are installed
 * @param tools the environment of installations
 */
public record NeuralModels(ModelCatalog catalog, ModelFolder folder, InstallTools tools) {
  public NeuralModels {
    requireNonNull(catalog, "catalog");
    requireNonNull(folder, "folder");
    requireNonNull(tools, "tools");
  }

  /**
   * The models of this machine.
   *
   * @param checkout the folder with the launcher
   */
  public static NeuralModels of(Map<String, String> environment, Path checkout) {
    return new NeuralModels(
        ModelCatalog.builtIn(),
        ModelFolder.of(environment),
        InstallTools.of(environment)
            .withProvider(new LauncherPackages(checkout.resolve("cadenza"))));
  }

  ModelInstaller installer() {
    return new ModelInstaller(folder, tools);
  }

  /**
   * The models of these names; without names, all that are installed.
   *
   * @throws ModelException if the catalogue does not have one
   */
  List<Model> namedOrInstalled(List<String> names) {
    return names.isEmpty()
        ? catalog.models().stream()
            .filter(model -> folder.installed(model.name()).isPresent())
            .toList()
        : catalog.require(names);
  }

  /**
   * Installs the missing models of the default set, and prints the download size. After an error it
   * prints that the draft engines are used.
   *
   * @return whether the default set is complete
   */
  public boolean installDefaults(Terminal terminal) {
    List<Model> missing = installer().missing(catalog.defaults());
    if (missing.isEmpty()) {
      return true;
    }
    terminal.line(
        "Installing the neural models, about %s to download, in %s. To skip this, use --drafts."
            .formatted(
                Amounts.megabytes(missing.stream().mapToLong(Model::downloadBytes).sum()),
                folder.path()));
    try {
      InstallReport report = installer().install(missing, InstallBars.downloads(terminal));
      if (!report.complete()) {
        terminal.line(fallback(report));
      }
      return report.complete();
    } catch (ModelException | UncheckedIOException e) {
      terminal.line(e.getMessage());
      terminal.line(
          "The draft engines are used. Install the models later: ./cadenza models install");
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("The installation was interrupted.", e);
    }
  }

  private static String fallback(InstallReport report) {
    String what =
        report.installed().isEmpty() && report.present().isEmpty()
            ? "No source of the neural models is available; the draft engines are used."
            : "Not installed: %s; the draft engines are used instead."
                .formatted(String.join(", ", report.failed().keySet()));
    return what + " Install the models later: ./cadenza models install";
  }
}
