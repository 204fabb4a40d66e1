package dev.cadenza.cli.remote;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.remote.option.InputFiles;
import dev.cadenza.cli.remote.option.LinkUpload;
import dev.cadenza.cli.remote.option.ProjectChoice;
import dev.cadenza.cli.remote.option.Setting;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.client.model.Project;
import dev.cadenza.model.JobType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "narrate",
    description = "Make an audiobook of a book, and save its files.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The files are an M4B audiobook, an EPUB with text and narration, and an MP3",
      "file for each chapter.",
      "",
      "Examples:",
      "  ./cadenza narrate book.epub --voice kokoro/af_heart",
      "  ./cadenza narrate book.pdf --chapters 1,5-9 --out book"
    })
final class NarrateCommand extends SessionCommand {
  private static final String FORMAT = "m4b";
  private static final List<String> OUTPUTS = List.of("epub", "chapters");

  @Parameters(
      paramLabel = "BOOK",
      description = "EPUB, DOCX, PDF, HTML, Markdown or text file; or an HTTPS link to one.")
  private String book;

  @Option(
      names = "--voice",
      paramLabel = "ID",
      description = "The voice, such as kokoro/af_heart. Default: one of the book's language.")
  private String voice;

  @Option(
      names = "--chapters",
      paramLabel = "N",
      split = ",",
      description = "Numbers or ranges of chapters, such as 1,5-9. Default: all.")
  private List<String> chapters = List.of();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      converter = Setting.Converter.class,
      description = "Another parameter of the job, as for submit. May be repeated.")
  private List<Setting> settings = List.of();

  @Option(
      names = "--project",
      paramLabel = "ID|NAME",
      description =
          "Project of the job. Default: your newest, or a new one named \"Command line\".")
  private String project;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the files. Default: named like the book, in this folder.")
  private Path out;

  NarrateCommand(Shell shell) {
    super(shell);
  }

  @Override
  void checkUsage() {
    if (!LinkUpload.isLink(book)) {
      InputFiles.readable(Path.of(book));
    }
    if (Files.isRegularFile(folder())) {
      throw new CommandFailed("%s is a file: choose another folder with --out".formatted(folder()));
    }
  }

  @Override
  void run(Login login) {
    ProjectChoice choice = new ProjectChoice(login.client());
    Project place = project == null ? choice.usual() : choice.of(project);
    try (Watch open = Watch.open(login, shell())) {
      String upload = LinkUpload.of(login.client(), book);
      Job job =
          login
              .client()
              .submit(new NewJob(place.id(), JobType.TTS, parameters(), Optional.of(upload)));
      shell()
          .terminal()
          .line(shell().terminal().interactive() ? "Submitted job " + job.id() : job.id());
      open.toEnd(job);
      Download.to(folder(), login.client(), job.id())
          .forEach(saved -> shell().narration().line(saved.toString()));
    }
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("format", FORMAT);
    parameters.put("outputs", OUTPUTS);
    if (voice != null) {
      parameters.put("voice", voice);
    }
    if (!chapters.isEmpty()) {
      parameters.put("chapters", chapters.stream().map(NarrateCommand::chapter).toList());
    }
    return Setting.over(parameters, settings);
  }

  /** What is neither a number nor a range is an error of the API. */
  private static Object chapter(String text) {
    String number = text.strip();
    return number.matches("\\d{1,5}") ? (Object) Integer.valueOf(number) : number;
  }

  /** A book without an extension is a file of this name. */
  private Path folder() {
    if (out != null) {
      return out;
    }
    String path = book.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
    String name = path.substring(path.lastIndexOf('/') + 1);
    String plain = name.replaceFirst("(?<=.)\\.[^.]*$", "");
    return Path.of(plain.equals(name) ? name + "-audiobook" : plain);
  }
}
