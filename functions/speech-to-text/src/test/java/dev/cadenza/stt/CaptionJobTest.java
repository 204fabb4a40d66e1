package dev.cadenza.stt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.JobParameters;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.CuePreset;
import dev.cadenza.media.subtitles.MoreFormats;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.ResultFile;
import dev.cadenza.testing.TestingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subtitles with options, and in the pictures, of a whole job. */
final class CaptionJobTest {
  private static final Map<String, Object> ENGINE = Map.of("engine", "pocketsphinx");

  @TempDir Path folder;
  private final Ffmpeg ffmpeg = Ffmpeg.locate(System.getenv());

  @Test
  void shouldWriteWhatIsAskedFor() throws IOException, InterruptedException {
    Path film = film();
    TestingRun run =
        run(
            film,
            Map.of(
                "subtitles",
                Map.of("preset", "tiktok", "formats", List.copyOf(MoreFormats.names())),
                "burn_in",
                Map.of("position", "top", "highlight", "#FFD400")));

    assertThat(run.job().status()).as("%s", run.job()).isEqualTo(JobStatus.COMPLETED);
    assertThat(run.result().files())
        .extracting(ResultFile::name)
        .containsExactly(
            "transcript.txt",
            "transcript.srt",
            "transcript.vtt",
            "transcript.json",
            "peaks.json",
            "transcript.ass",
            "transcript.karaoke.vtt",
            "transcript.karaoke.ass",
            "subtitled.mp4");
    assertThat(file(run, "subtitled.mp4").contentType()).isEqualTo("video/mp4");
    assertThat(file(run, "transcript.ass").contentType()).isEqualTo("text/x-ssa; charset=utf-8");
    List<Cue> cues = SubtitleFormat.SRT.read(text(run, "transcript.srt"));
    assertThat(cues)
        .hasSizeGreaterThan(2)
        .allMatch(cue -> cue.text().length() <= 22 && cue.text().split(" ").length <= 4);
    assertThat(text(run, "transcript.karaoke.ass")).contains("{\\k");
    assertThat(SubtitleFormat.VTT.read(text(run, "transcript.karaoke.vtt"))).isEqualTo(cues);
  }

  @Test
  void shouldFailWhereThereAreNoPictures() throws IOException, InterruptedException {
    TestingRun run = run(speech(), Map.of("burn_in", true));

    assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
    assertThat(run.job().error().orElseThrow().code()).isEqualTo("no_video");
  }

  @Test
  void shouldHaveThePresetsAndFormatsThatTheParametersName() {
    String schema = JobParameters.of(JobType.STT).schema().toString();

    assertThat(schema).contains("enum=" + CuePreset.names());
    assertThat(MoreFormats.names()).allMatch(schema::contains);
  }

  private TestingRun run(Path recording, Map<String, Object> parameters) throws IOException {
    Map<String, Object> all = new HashMap<>(parameters);
    all.putAll(ENGINE);
    assertThat(JobParameters.of(JobType.STT).faults(all, true)).isEmpty();
    TestingRun run = TestingRun.ofUpload(JobType.STT, all, Files.readAllBytes(recording));
    run.handle(SpeechToText.pipelines(Engines.locate(System.getenv()), new Media(ffmpeg)));
    return run;
  }

  private Path film() throws InterruptedException {
    Path film = folder.resolve("film.mp4");
    run(
        ffmpeg.program(),
        List.of(
            "-nostdin",
            "-v",
            "error",
            "-f",
            "lavfi",
            "-i",
            "color=gray:size=160x120:rate=5",
            "-i",
            speech().toString(),
            "-shortest",
            "-pix_fmt",
            "yuv420p",
            film.toString()));
    return film;
  }

  private Path speech() throws InterruptedException {
    Path speech = folder.resolve("speech.wav");
    String text = "Good morning and welcome to the old station in the city.";
    run(Path.of("flite"), List.of("-voice", "rms", "-t", text, "-o", speech.toString()));
    return speech;
  }

  private static ResultFile file(TestingRun run, String name) {
    return run.result().files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String text(TestingRun run, String name) {
    return new String(run.files().read(file(run, name).key()).orElseThrow(), UTF_8);
  }

  private static void run(Path program, List<String> words) throws InterruptedException {
    Command.Outcome outcome = Command.of(program, words).run(Cancellation.NEVER);
    assertThat(outcome.succeeded()).as(outcome.complaint()).isTrue();
  }
}
