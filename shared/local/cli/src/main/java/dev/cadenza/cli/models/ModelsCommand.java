package dev.cadenza.cli.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.console.Table;
import dev.cadenza.cli.console.Terminal;
import dev.cadenza.models.InstallReport;
import dev.cadenza.models.ModelInstaller;
import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.catalog.ModelException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, installs, checks, removes and pushes neural models. */
@Command(
    name = "models",
    description = "List, install, verify, remove or push the neural models that engines use.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Models are kept in $CADENZA_MODELS, by default ~/.cache/cadenza/models, for all",
      "checkouts. Without names, install fetches the default set, and verify and push",
      "take all that is installed. Push copies models into a bucket in S3 for a deployed",
      "platform, with the credentials and the region of the AWS command line.",
      "",
      "Examples:",
      "  ./cadenza models",
      "  ./cadenza models install",
      "  ./cadenza models install whisper-small --from ~/Downloads/ggml-small-q8_0.bin",
      "  ./cadenza models verify",
      "  ./cadenza models remove piper-en-us-joe",
      "  ./cadenza models push --bucket cadenza-modelsbucket-abc"
    })
public final class ModelsCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  enum Action {
    LIST,
    INSTALL,
    VERIFY,
    REMOVE,
    PUSH
  }

  private final Terminal terminal;
  private final Supplier<NeuralModels> models;
  private final Runnable startLog;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "list, install, verify, remove or push. Default: list.")
  private String action = "list";

  @Parameters(index = "1..*", paramLabel = "NAME", description = "Names of models.")
  private List<String> names = List.of();

  @Option(
      names = "--from",
      paramLabel = "PATH",
      description =
          "With install: a file, or a folder of files, packages or installed models, to use"
              + " instead of the network.")
  private Path from;

  @Option(names = "--all", description = "With remove: all models.")
  private boolean all;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description = "With push: the bucket, which is the output ModelsBucketName of the stack.")
  private String bucket;

  @Option(names = "--json", description = "With list: print JSON.")
  private boolean json;

  /**
   * @param models called after the check of the usage
   * @param startLog called before any action
   */
  public ModelsCommand(Terminal terminal, Supplier<NeuralModels> models, Runnable startLog) {
    this.terminal = terminal;
    this.models = models;
    this.startLog = startLog;
  }

  @Override
  public Integer call() throws InterruptedException {
    Action chosen = checkedAction();
    startLog.run();
    try {
      NeuralModels here = models.get();
      switch (chosen) {
        case LIST -> list(here);
        case INSTALL -> install(here);
        case VERIFY -> new VerifyModels(terminal, here).verify(names);
        case REMOVE -> remove(here);
        case PUSH -> new PushModels(terminal, here, bucket).push(names);
      }
      return 0;
    } catch (ModelException | UncheckedIOException e) {
      throw new CommandFailed(e.getMessage(), e);
    }
  }

  private Action checkedAction() {
    Action chosen;
    try {
      chosen = Action.valueOf(action.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Unknown action: " + action + " (list, install, verify, remove, push)",
          e);
    }
    if (from != null && chosen != Action.INSTALL) {
      throw wrongUsage("--from belongs to install");
    }
    if (all && chosen != Action.REMOVE) {
      throw wrongUsage("--all belongs to remove");
    }
    if ((bucket != null) != (chosen == Action.PUSH)) {
      throw wrongUsage(
          chosen == Action.PUSH ? "push takes --bucket NAME" : "--bucket belongs to push");
    }
    if (json && chosen != Action.LIST) {
      throw wrongUsage("--json belongs to list");
    }
    if (chosen == Action.REMOVE && all != names.isEmpty()) {
      throw wrongUsage("remove takes names of models, or --all");
    }
    return chosen;
  }

  private ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void list(NeuralModels here) {
    List<Model> shown = names.isEmpty() ? here.catalog().models() : here.catalog().require(names);
    if (json) {
      terminal.line(asJson(here, shown).toPrettyString());
      return;
    }
    Table table =
        new Table(
            "Model", "Task", "Languages", "Download", "On disk", "Licence", "Default", "Installed");
    shown.forEach(
        model ->
            table.row(
                model.name(),
                model.task(),
                String.join(" ", model.languages()),
                Amounts.megabytes(model.downloadBytes()),
                Amounts.megabytes(model.diskBytes()),
                model.licence(),
                model.inDefaultSet() ? "yes" : "",
                isInstalled(here, model) ? "yes" : "no"));
    table.printTo(terminal);
    terminal.blank();
    terminal.line("They are installed in " + here.folder().path());
  }

  private static ArrayNode asJson(NeuralModels here, List<Model> shown) {
    ArrayNode array = JSON.createArrayNode();
    for (Model model : shown) {
      ObjectNode entry =
          array
              .addObject()
              .put("name", model.name())
              .put("task", model.task())
              .put("default", model.inDefaultSet())
              .put("licence", model.licence())
              .put("attribution", model.attribution())
              .put("download_bytes", model.downloadBytes())
              .put("disk_bytes", model.diskBytes())
              .put("installed", isInstalled(here, model));
      ArrayNode languages = entry.putArray("languages");
      model.languages().forEach(languages::add);
      ObjectNode digests = entry.putObject("sha256");
      model.digests().forEach(digests::put);
      here.folder().installed(model.name()).ifPresent(path -> entry.put("path", path.toString()));
    }
    return array;
  }

  private static boolean isInstalled(NeuralModels here, Model model) {
    return here.folder().installed(model.name()).isPresent();
  }

  private void install(NeuralModels here) throws InterruptedException {
    List<Model> wanted =
        names.isEmpty() ? here.catalog().defaults() : here.catalog().require(names);
    ModelInstaller installer = here.installer();
    List<Model> missing = installer.missing(wanted);
    if (missing.isEmpty()) {
      terminal.line("Already installed: " + names(wanted));
      return;
    }
    terminal.line(
        "Installing %s: about %s to download, %s on disk in %s"
            .formatted(
                names(missing),
                Amounts.megabytes(missing.stream().mapToLong(Model::downloadBytes).sum()),
                Amounts.megabytes(missing.stream().mapToLong(Model::diskBytes).sum()),
                here.folder().path()));
    InstallBars bars = InstallBars.downloads(terminal);
    InstallReport report =
        from == null
            ? installer.install(missing, bars)
            : installer.installFrom(from, missing, bars);
    if (!report.installed().isEmpty()) {
      terminal.line("Installed: " + String.join(", ", report.installed()));
    }
    if (!report.complete()) {
      throw new CommandFailed(explanation(report));
    }
  }

  private static String explanation(InstallReport report) {
    List<String> lines = new ArrayList<>();
    report
        .failed()
        .forEach(
            (name, reasons) -> {
              lines.add("Not installed: " + name + ". Reasons:");
              reasons.forEach(reason -> lines.add("  " + reason + "."));
            });
    lines.add(
        "Try again later, or use local files: ./cadenza models install %s --from FOLDER"
            .formatted(String.join(" ", report.failed().keySet())));
    return String.join("\n", lines);
  }

  private void remove(NeuralModels here) throws InterruptedException {
    ModelInstaller installer = here.installer();
    List<Model> wanted = all ? here.catalog().models() : here.catalog().require(names);
    for (Model model : wanted) {
      if (installer.remove(model.name())) {
        terminal.line("Removed: " + model.name());
      } else if (!all) {
        terminal.line("Not installed: " + model.name());
      }
    }
    if (all) {
      installer.removeDownloads();
    }
  }

  private static String names(List<Model> models) {
    return String.join(", ", models.stream().map(Model::name).toList());
  }
}
