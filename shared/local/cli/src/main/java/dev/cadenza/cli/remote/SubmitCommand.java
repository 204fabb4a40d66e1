package dev.cadenza.cli.remote;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.remote.option.Choices;
import dev.cadenza.cli.remote.option.ProjectChoice;
import dev.cadenza.cli.remote.option.Setting;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.client.model.Project;
import dev.cadenza.client.model.Upload;
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
      "",
      "Prints only the job id if the output is not a terminal."
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
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The recording, or for tts the text file.")
  private Path file;

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
      description = "Wait for the job, and save its files in this folder.")
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
    if (file != null && (!Files.isReadable(file) || Files.isDirectory(file))) {
      throw new CommandFailed("File not found: " + file);
    }
  }

  @Override
  void run(Login login) {
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

  private Job submit(CadenzaClient client, Map<String, Object> parameters) {
    ProjectChoice choice = new ProjectChoice(client);
    Project place = project == null ? choice.usual() : choice.of(project);
    Optional<String> input = Optional.ofNullable(file).map(client::upload).map(Upload::id);
    return client.submit(new NewJob(place.id(), type, parameters, input));
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
