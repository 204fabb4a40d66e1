package dev.cadenza.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.console.Table;
import dev.cadenza.client.Transcripts;
import dev.cadenza.client.model.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "transcript",
    description = "Print, edit or export the transcript of a speech to text job.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Each edit is saved as a version; earlier versions can be restored.",
      "",
      "Examples:",
      "  ./cadenza transcript 01K9Z3T5V7W9X1Y3Z5A7B9C1D3 --format docx --out talks",
      "  ./cadenza transcript 01K9Z3T5V7W9X1Y3Z5A7B9C1D3 --replace 'Catenza=Cadenza'"
    })
final class TranscriptCommand extends SessionCommand {
  @Parameters(paramLabel = "ID", description = "Job id.")
  private String id;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "txt",
      description = "txt, srt, vtt, ass, json, docx, md or csv. Default: ${DEFAULT-VALUE}.")
  private String format;

  @Option(names = "--version-number", paramLabel = "N", description = "An earlier version.")
  private Long version;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the file. Default: print it.")
  private Path out;

  @ArgGroup(exclusive = true)
  private Change change = new Change();

  /** One of the actions that change a transcript, or the list of its versions. */
  static final class Change {
    @Option(
        names = "--edit",
        paramLabel = "FILE",
        description = "Save the segments of a file in the format json as a new version.")
    private Path edit;

    @Option(
        names = "--replace",
        paramLabel = "FIND=TEXT",
        description = "Replace a text wherever it occurs as whole words. Repeatable.")
    private Map<String, String> replacements = new LinkedHashMap<>();

    @Option(
        names = "--restore",
        paramLabel = "N",
        description = "Save an earlier version as the newest.")
    private Long restore;

    @Option(names = "--versions", description = "List the versions.")
    private boolean list;
  }

  TranscriptCommand(Shell shell) {
    super(shell);
  }

  @Override
  Optional<String> job() {
    return Optional.of(id);
  }

  @Override
  void run(Login login) {
    Transcripts transcripts = login.client().transcripts();
    if (change.edit != null) {
      saved(transcripts.edit(id, segments(change.edit)));
    } else if (change.restore != null) {
      saved(transcripts.restore(id, change.restore));
    } else if (!change.replacements.isEmpty()) {
      change.replacements.forEach((find, text) -> replace(transcripts, find, text));
    } else if (change.list) {
      list(transcripts.read(id));
    } else if (out != null) {
      shell().terminal().line(export(transcripts).toString());
    } else {
      print(transcripts);
    }
  }

  private Path export(Transcripts transcripts) {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new CommandFailed("Cannot create the folder " + out + ".");
    }
    return transcripts.export(id, format, Optional.ofNullable(version), out);
  }

  private void print(Transcripts transcripts) {
    if (format.equals("docx")) {
      throw new CommandFailed("A docx file cannot be printed. Save it with --out DIR.");
    }
    transcripts
        .exported(id, format, Optional.ofNullable(version))
        .lines()
        .forEach(shell().terminal()::line);
  }

  private void replace(Transcripts transcripts, String find, String text) {
    Transcript after = transcripts.replace(id, find, text);
    int places = after.replaced().orElse(0);
    shell()
        .terminal()
        .line(
            places == 0
                ? "\"%s\" does not occur.".formatted(find)
                : "Replaced \"%s\" in %d %s. The newest version is %d."
                    .formatted(find, places, places == 1 ? "place" : "places", after.version()));
  }

  private void saved(Transcript after) {
    shell().terminal().line("The newest version is " + after.version() + ".");
  }

  private void list(Transcript transcript) {
    Table table = new Table("Version", "Saved", "Change");
    transcript
        .versions()
        .forEach(
            it -> table.row(String.valueOf(it.version()), it.createdAt().toString(), it.change()));
    table.printTo(shell().terminal());
  }

  private static JsonNode segments(Path file) {
    try {
      JsonNode edit = JsonMapper.builder().build().readTree(file.toFile());
      if (!edit.path("segments").isArray()) {
        throw new CommandFailed(file + " has no \"segments\". Start from --format json.");
      }
      return edit;
    } catch (IOException e) {
      throw new CommandFailed("Cannot read " + file + " as JSON.");
    }
  }
}
