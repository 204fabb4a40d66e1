package dev.cadenza.cli.remote;

import dev.cadenza.cli.remote.option.Choices;
import dev.cadenza.cli.remote.option.InputFiles;
import dev.cadenza.cli.remote.option.InputFiles.InputFile;
import dev.cadenza.cli.remote.option.LinkUpload;
import dev.cadenza.cli.remote.option.ProjectChoice;
import dev.cadenza.cli.remote.option.Setting;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.client.model.Project;
import dev.cadenza.model.JobType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "submit",
    description = "Submit a job, and optionally wait for it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./cadenza submit tts --text 'Good morning.' --set speed=1.2 --out speech",
      "  ./cadenza submit stt interview.mp3 --set language=en --project Interviews",
      "  ./cadenza submit dubbing film.mp4 --set target_language=es --watch",
      "  ./cadenza submit ai_stories --text 'A lighthouse in winter' --set length=short",
      "  job=$(./cadenza submit tts chapter.txt) && ./cadenza watch $job",
      "  ./cadenza submit stt recordings *.mp3 --out transcripts",
      "",
      "Several files: run an interrupted command again, within a day, to continue;",
      "a file that was submitted with the same parameters is not submitted twice.",
      "Prints only the job ids if the output is not a terminal."
    })
final class SubmitCommand extends SessionCommand {
  private static final Map<JobType, String> TEXT_PARAMETER =
      Map.of(JobType.TTS, "text", JobType.AI_STORIES, "prompt");

  @Parameters(
      index = "0",
      paramLabel = "TYPE",
      converter = Choices.OfType.class,
      completionCandidates = Choices.Types.class,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private JobType type;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "The recording, or for tts the text file; or an HTTPS link, which the server fetches."
              + " Several files or a folder: a job each.")
  private List<String> inputs = List.of();

  @Option(
      names = "--project",
      paramLabel = "ID|NAME",
      description =
          "Project of the job. Default: your newest, or a new one named \"Command line\".")
  private String project;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "Text of tts, or prompt of ai_stories; - reads standard input.")
  private String text;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      converter = Setting.Converter.class,
      description = "A parameter of the job, with a JSON value or text. May be repeated.")
  private List<Setting> settings = List.of();

  @Option(names = "--watch", description = "Show the progress until the job is finished.")
  private boolean watch;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Wait for the job, and save its files in this folder; several jobs in a folder each.")
  private Path out;

  SubmitCommand(Shell shell) {
    super(shell);
  }

  @Override
  void checkUsage() {
    if (text != null && !TEXT_PARAMETER.containsKey(type)) {
      throw wrongUsage(
          "--text applies to tts and ai_stories; %s requires a FILE".formatted(type.wire()));
    }
    if (inputs.stream().anyMatch(LinkUpload::isLink)) {
      if (inputs.size() > 1) {
        throw wrongUsage("A link is one job: submit it without other files");
      }
      return;
    }
    if (text != null && InputFiles.areBatch(files())) {
      throw wrongUsage("--text applies to one job, and not to several files or a folder");
    }
    if (!InputFiles.areBatch(files())) {
      files().forEach(InputFiles::readable);
    }
  }

  @Override
  void run(Login login) {
    if (InputFiles.areBatch(files())) {
      runBatch(login);
      return;
    }
    Map<String, Object> parameters = parameters();
    if (!watch && out == null) {
      show(submit(login.client(), parameters));
      return;
    }
    try (Watch open = Watch.open(login, shell())) {
      Job job = submit(login.client(), parameters);
      show(job);
      open.toEnd(job);
      if (out != null) {
        Download.to(out, login.client(), job.id())
            .forEach(saved -> shell().narration().line(saved.toString()));
      }
    }
  }

  private void runBatch(Login login) {
    List<InputFile> found = InputFiles.of(type, files(), Optional.ofNullable(out));
    // In one order, so that the same parameters are the same job.
    Map<String, Object> parameters = new TreeMap<>(parameters());
    NewJob order = new NewJob(place(login.client()).id(), type, parameters, Optional.empty());
    Batch batch = new Batch(login, shell(), order, Optional.ofNullable(out));
    if (watch || out != null) {
      batch.toEnd(found);
    } else {
      batch.submit(found);
    }
  }

  private Job submit(CadenzaClient client, Map<String, Object> parameters) {
    Project place = place(client);
    Optional<String> input = inputs.stream().findFirst().map(it -> LinkUpload.of(client, it));
    return client.submit(new NewJob(place.id(), type, parameters, input));
  }

  private List<Path> files() {
    return inputs.stream().map(Path::of).toList();
  }

  private Project place(CadenzaClient client) {
    ProjectChoice choice = new ProjectChoice(client);
    return project == null ? choice.usual() : choice.of(project);
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (text != null) {
      parameters.put(TEXT_PARAMETER.get(type), text.equals("-") ? shell().readAll() : text);
    }
    return Setting.over(parameters, settings);
  }

  private void show(Job job) {
    shell()
        .terminal()
        .line(shell().terminal().interactive() ? "Submitted job " + job.id() : job.id());
  }
}
