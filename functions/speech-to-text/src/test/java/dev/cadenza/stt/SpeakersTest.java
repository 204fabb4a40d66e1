package dev.cadenza.stt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.neural.speakers.Diarizers;
import dev.cadenza.testing.InstalledModels;
import dev.cadenza.testing.SubtitleRules;
import dev.cadenza.testing.TestingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs with recordings of two of flite's voices, transcribed by pocketsphinx. */
final class SpeakersTest {
  private static final List<String> FIRST =
      List.of("the morning train was late again", "people stood on the platform and waited");
  private static final List<String> SECOND =
      List.of("a small dog slept beside an old man", "he was reading the morning paper");

  private final Ffmpeg ffmpeg = Ffmpeg.locate(System.getenv());

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"auto", "2"})
  void shouldLabelSpeakersInAllTranscripts(String speakers)
      throws IOException, InterruptedException {
    assumeTrue(
        Diarizers.find(InstalledModels.environment()).isPresent(),
        "The model \"speaker-encoder\" is not installed: run \"cadenza models install\".");
    Object wanted = speakers.equals("auto") ? speakers : Integer.valueOf(speakers);

    TestingRun run = run(conversation(), Map.of("speakers", wanted), InstalledModels.environment());

    assertThat(run.job().error()).isEmpty();
    assertThat(run.result().metadata())
        .containsEntry("speakers", 2)
        .containsEntry("diarizer", "speaker-encoder");
    JsonNode json = JsonMapper.builder().build().readTree(text(run, "transcript.json"));
    assertThat(texts(json.get("speakers"))).containsExactly("Speaker 1", "Speaker 2");
    List<String> labels = new ArrayList<>();
    for (JsonNode segment : json.get("segments")) {
      String speaker = segment.get("speaker").asText();
      if (labels.isEmpty() || !labels.getLast().equals(speaker)) {
        labels.add(speaker);
      }
    }
    assertThat(labels).containsExactly("Speaker 1", "Speaker 2", "Speaker 1", "Speaker 2");
    assertThat(text(run, "transcript.txt").lines().filter(line -> !line.isEmpty()))
        .hasSize(4)
        .allMatch(line -> line.matches("Speaker [12]: .+"));
    double seconds = json.get("duration").asDouble();
    assertThat(SubtitleRules.assertKept(text(run, "transcript.srt"), SubtitleFormat.SRT, seconds))
        .allMatch(cue -> cue.text().matches("(?s)Speaker [12]: .+"));
    assertThat(text(run, "transcript.vtt")).contains("<v Speaker 1>", "<v Speaker 2>");
  }

  @Test
  void shouldTranscribeChannelsSeparately() throws IOException, InterruptedException {
    Path stereo = folder.resolve("call.wav");
    ffmpeg(
        List.of(
            "-i",
            said("slt", FIRST, 0).toString(),
            "-i",
            said("rms", SECOND, 4).toString(),
            "-filter_complex",
            "[0:a]apad[a];[a][1:a]amerge=inputs=2[s]",
            "-map",
            "[s]",
            "-t",
            "11",
            stereo.toString()));

    TestingRun run = run(stereo, Map.of("channels", "separate"), InstalledModels.environment());

    assertThat(run.job().error()).isEmpty();
    JsonNode json = JsonMapper.builder().build().readTree(text(run, "transcript.json"));
    assertThat(texts(json.get("speakers"))).containsExactly("Channel 1", "Channel 2");
    Map<String, String> said = new HashMap<>();
    for (JsonNode segment : json.get("segments")) {
      said.merge(segment.get("speaker").asText(), segment.get("text").asText(), "%s %s"::formatted);
    }
    assertThat(said.get("Channel 1")).contains("train").doesNotContain("dog");
    assertThat(said.get("Channel 2")).contains("dog").doesNotContain("train");
    assertThat(text(run, "transcript.txt")).startsWith("Channel 1: ").contains("\n\nChannel 2: ");
  }

  @Test
  void shouldTranscribeTheChosenTrack() throws IOException, InterruptedException {
    Path film = folder.resolve("film.mka");
    ffmpeg(
        List.of(
            "-i",
            said("slt", FIRST, 0).toString(),
            "-i",
            said("rms", SECOND, 0).toString(),
            "-map",
            "0",
            "-map",
            "1",
            film.toString()));

    TestingRun run = run(film, Map.of("audio_track", 2), Map.of());

    assertThat(run.job().error()).isEmpty();
    assertThat(text(run, "transcript.txt")).contains("dog").doesNotContain("train");
    assertThat(run.result().metadata()).containsEntry("audio_track", 2);
    assertThat(run.result().logs().toString()).contains("audio track 2 (", "one of 2");

    TestingRun missing = run(film, Map.of("audio_track", "fr"), Map.of());

    assertThat(missing.job().error().orElseThrow().code()).isEqualTo("no_such_track");
  }

  @Test
  void shouldRefuseToSeparateOneChannel() throws IOException, InterruptedException {
    TestingRun run =
        run(said("slt", FIRST, 0), Map.of("channels", "separate"), InstalledModels.environment());

    assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
    assertThat(run.job().error().orElseThrow().code()).isEqualTo("one_channel");
  }

  @Test
  void shouldFailWithoutADiarizer() throws IOException, InterruptedException {
    Map<String, String> without = new HashMap<>(InstalledModels.environment());
    without.put("CADENZA_MODELS", folder.toString());

    TestingRun run = run(said("slt", FIRST, 0), Map.of("speakers", "auto"), without);

    assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
    assertThat(run.job().error().orElseThrow().code()).isEqualTo("no_diarizer");
  }

  @Test
  void shouldNotLabelUnasked() throws IOException, InterruptedException {
    TestingRun run =
        run(said("slt", FIRST, 0), Map.of("speakers", "off"), InstalledModels.environment());

    JsonNode json = JsonMapper.builder().build().readTree(text(run, "transcript.json"));
    assertThat(json.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("language", "engine", "duration", "text", "segments");
    assertThat(json.get("segments").get(0).has("speaker")).isFalse();
    assertThat(text(run, "transcript.txt")).doesNotContain(":");
    assertThat(text(run, "transcript.srt")).doesNotContain("Speaker");
    assertThat(text(run, "transcript.vtt")).doesNotContain("<v");
    assertThat(run.result().metadata()).doesNotContainKeys("speakers", "diarizer");
  }

  private TestingRun run(Path recording, Map<String, Object> more, Map<String, String> environment)
      throws IOException {
    Map<String, Object> parameters = new HashMap<>(more);
    parameters.put("engine", "pocketsphinx");
    parameters.put("language", "en");
    TestingRun run = TestingRun.ofUpload(JobType.STT, parameters, Files.readAllBytes(recording));
    run.handle(SpeechToText.pipelines(Engines.locate(environment), new Media(ffmpeg)));
    return run;
  }

  private static String text(TestingRun run, String name) {
    String key =
        run.result().files().stream()
            .filter(file -> file.name().equals(name))
            .findFirst()
            .orElseThrow()
            .key();
    return new String(run.files().read(key).orElseThrow(), UTF_8);
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** Both in turns. */
  private Path conversation() throws IOException, InterruptedException {
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      inputs.addAll(List.of("-i", said("slt", FIRST.subList(i, i + 1), 0.3).toString()));
      inputs.addAll(List.of("-i", said("rms", SECOND.subList(i, i + 1), 0.3).toString()));
    }
    Path all = folder.resolve("conversation.wav");
    inputs.addAll(List.of("-filter_complex", "concat=n=4:v=0:a=1", all.toString()));
    ffmpeg(inputs);
    return all;
  }

  /** Some sentences of a voice, after silence. */
  private Path said(String voice, List<String> sentences, double after)
      throws InterruptedException {
    Path speech = folder.resolve(voice + sentences.hashCode() + ".wav");
    String text = String.join(". ", sentences) + ".";
    run(Path.of("flite"), List.of("-voice", voice, "-t", text, "-o", speech.toString()));
    Path later = folder.resolve(voice + sentences.hashCode() + "-later.wav");
    String delay = "adelay=" + Math.round(after * 1000);
    ffmpeg(List.of("-i", speech.toString(), "-af", delay, later.toString()));
    return later;
  }

  private void ffmpeg(List<String> arguments) throws InterruptedException {
    List<String> words = new ArrayList<>(List.of("-nostdin", "-y", "-v", "error"));
    words.addAll(arguments);
    run(ffmpeg.program(), words);
  }

  private static void run(Path program, List<String> words) throws InterruptedException {
    Command.Outcome outcome = Command.of(program, words).run(Cancellation.NEVER);
    assertThat(outcome.succeeded()).as(outcome.complaint()).isTrue();
  }
}
