package dev.cadenza.cli.models;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.console.Terminal;
import dev.cadenza.models.ModelCheck;
import dev.cadenza.models.catalog.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares installed models with their digests. */
final class VerifyModels {
  private final Terminal terminal;
  private final NeuralModels here;

  VerifyModels(Terminal terminal, NeuralModels here) {
    this.terminal = terminal;
    this.here = here;
  }

  /**
   * @param names of models; without, all that are installed
   */
  void verify(List<String> names) {
    List<Model> wanted = here.namedOrInstalled(names);
    if (wanted.isEmpty()) {
      terminal.line("No models are installed. Install them: ./cadenza models install");
      return;
    }
    List<String> wrong = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Model model : wanted) {
      Optional<Path> folder = here.folder().installed(model.name());
      if (folder.isEmpty()) {
        lines.add(
            "%1$s is not installed. Install it: ./cadenza models install %1$s"
                .formatted(model.name()));
        continue;
      }
      List<String> faults = ModelCheck.faults(model, folder.get());
      if (faults.isEmpty()) {
        terminal.line(model.name() + " is complete and unchanged.");
      } else {
        wrong.add(model.name());
        faults.forEach(fault -> lines.add(model.name() + "/" + fault + "."));
      }
    }
    if (!wrong.isEmpty()) {
      lines.add(
          "Install again: ./cadenza models remove %1$s && ./cadenza models install %1$s"
              .formatted(String.join(" ", wrong)));
    }
    if (!lines.isEmpty()) {
      throw new CommandFailed(String.join("\n", lines));
    }
  }
}
