package dev.cadenza.cli;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.console.Table;
import dev.cadenza.cli.console.Terminal;
import dev.cadenza.cli.models.NeuralModels;
import dev.cadenza.engines.text.WordErrorRate;
import dev.cadenza.platform.Home;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs a job of each type on a temporary platform. */
@Command(
    name = "demo",
    description =
        "Run one job of each type on a temporary platform: text to speech, speech to text, voice cloning,"
            + " dubbing, and a narrated story.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final double WORST_ERROR_RATE = 0.15;
  private static final String PREVIEW = "This is how I sound when I say something new.";
  private static final String PROMPT =
      "A lighthouse keeper finds a message in a bottle and wants to answer it.";
  private static final int SEED = 7;

  @ParentCommand private Cadenza cadenza;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "Output folder. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "An additional recording to transcribe; may be repeated.")
  private List<Path> recordings = List.of();

  @Option(
      names = "--drafts",
      description = "Use the draft engines; do not install neural models (about 330 MB).")
  private boolean drafts;

  @Override
  public Integer call() {
    recordings.forEach(DemoCommand::requireReadable);
    cadenza.startLog(Home.find());
    Terminal terminal = cadenza.terminal();
    DemoSetup setup =
        !drafts && NeuralModels.of(System.getenv(), Home.find().root()).installDefaults(terminal)
            ? DemoSetup.NEURAL
            : DemoSetup.DRAFTS;
    terminal.line("Starting the platform with a temporary data folder.");
    LocalPlatform.Options options = LocalPlatform.Options.temporary();
    LocalPlatform platform =
        LocalPlatform.start(setup == DemoSetup.DRAFTS ? options.withoutModels() : options);
    try (AtExit _ = AtExit.run(platform::close)) {
      terminal.line(
          String.format(
              Locale.ROOT,
              "Started in %.1f s at %s",
              seconds(cadenza.started()),
              platform.httpUrl()));
      report(run(platform, setup));
    }
    terminal.line(
        String.format(Locale.ROOT, "Stopped. Total time: %.1f s", seconds(cadenza.started())));
    return 0;
  }

  private List<Demo.Outcome> run(LocalPlatform platform, DemoSetup setup) {
    List<Demo.Outcome> outcomes = new ArrayList<>();
    try (Demo demo = Demo.login(platform, SampleUser.EDITOR, cadenza.terminal())) {
      Demo.Outcome speech = demo.speak(text(), setup.voice(), out.resolve("1-text-to-speech"));
      Path spoken = speech.file("speech.mp3");
      outcomes.add(speech);
      outcomes.add(demo.transcribe(spoken, out.resolve("2-speech-to-text")));
      outcomes.add(demo.cloneVoice(spoken, PREVIEW, out.resolve("3-voice-cloning")));
      Path film = TestFilm.of(spoken, out.resolve("film.mp4"));
      outcomes.add(demo.dub(film, setup.dubbedInto(), out.resolve("4-dubbing")));
      outcomes.add(demo.story(PROMPT, "wistful", SEED, out.resolve("5-ai-story")));
      if (setup == DemoSetup.NEURAL) {
        Demo.Outcome talk = demo.converse(DemoSetup.TALK, out.resolve("6-conversation"));
        outcomes.add(talk);
        outcomes.add(
            demo.transcribeSpeakers(
                talk.file("speech.mp3"), 2, out.resolve("7-speech-to-text-two-speakers")));
      }
      for (Path recording : recordings) {
        String folder =
            String.format(
                Locale.ROOT, "%d-speech-to-text-%s", outcomes.size() + 1, recording.getFileName());
        outcomes.add(demo.transcribe(recording, out.resolve(folder)));
      }
    }
    return outcomes;
  }

  private void report(List<Demo.Outcome> outcomes) {
    Terminal terminal = cadenza.terminal();
    Table table =
        new Table("Job", "Engine", "Audio", "Wall time", "Quality", "Main file", "Others");
    outcomes.forEach(
        outcome ->
            table.row(
                outcome.name(),
                outcome.job().engine().orElse("?"),
                outcome.result().audioSeconds().map("%.1f s"::formatted).orElse("?"),
                String.format(Locale.ROOT, "%.1f s", outcome.wall().toMillis() / 1000.0),
                quality(outcome),
                outcome.files().getFirst().getFileName().toString(),
                outcome.files().stream()
                    .skip(1)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.joining(", "))));
    terminal.blank();
    table.printTo(terminal);
    terminal.blank();
    terminal.line("The files are in " + out.toAbsolutePath().normalize());
    requireUnderstood(outcomes.get(1));
  }

  /** A measured value if available, otherwise the job's own. */
  private static String quality(Demo.Outcome outcome) {
    Map<String, Object> metadata = outcome.result().metadata();
    if (metadata.get("similarity") instanceof Number cosine) {
      return String.format(Locale.ROOT, "similarity %.2f", cosine.doubleValue());
    }
    String quality = String.valueOf(metadata.getOrDefault("quality", ""));
    return outcome.transcribes()
        ? String.format(
            Locale.ROOT,
            "%s, %.1f %% wrong",
            quality,
            100 * WordErrorRate.between(text(), read(outcome.file("transcript.txt"))).value())
        : quality;
  }

  private void requireUnderstood(Demo.Outcome transcription) {
    WordErrorRate errors =
        WordErrorRate.between(text(), read(transcription.file("transcript.txt")));
    cadenza
        .terminal()
        .line(
            String.format(
                Locale.ROOT,
                "Word error rate of the transcript against the text: %.1f %%",
                100 * errors.value()));
    if (errors.value() > WORST_ERROR_RATE) {
      throw new CommandFailed(
          String.format(
              Locale.ROOT, "The word error rate exceeds %.0f %%.", 100 * WORST_ERROR_RATE));
    }
  }

  private static void requireReadable(Path recording) {
    if (!Files.isReadable(recording) || Files.isDirectory(recording)) {
      throw new CommandFailed("File not found: " + recording);
    }
  }

  static String text() {
    try (InputStream resource = DemoCommand.class.getResourceAsStream("demo.txt")) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static double seconds(Instant since) {
    return Duration.between(since, Instant.now()).toMillis() / 1000.0;
  }
}
