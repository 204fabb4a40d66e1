package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobResult;
import dev.cadenza.client.model.ResultFile;
import dev.cadenza.e2e.support.DubbingMedia;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.e2e.support.Refused;
import dev.cadenza.e2e.support.TestMedia;
import dev.cadenza.engines.cloned.BalancedSentences;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Peaks;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.SampleUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Voice cloning from the recording to the jobs that speak with the voice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CloningJobsTest {
  /** The person is one engine's voice, the base will be another's. */
  private static final String PERSON = "espeak-ng/en-us";

  private static final Map<String, Object> CONSENT = Map.of("name", "Ada", "consent", true);

  private final Person editor = Person.of(SampleUser.EDITOR);
  private final Person other = Person.of(SampleUser.OTHER_EDITOR);
  private final Http admin = Http.as(SampleUser.ADMIN);

  @TempDir private Path folder;

  @AfterAll
  void leave() {
    editor.close();
    other.close();
  }

  @Test
  void shouldComeNearToThePerson() throws Exception {
    Job job = cloned();

    JobResult result = editor.client().result(job.id()).orElseThrow();
    assertThat(result.files())
        .extracting(ResultFile::name)
        .containsExactly("preview.mp3", "report.json", "peaks.json");
    assertThat(result.metadata())
        .containsEntry("voice", "cloned/" + job.id())
        .containsEntry("synthetic", true)
        .containsKey("base_voice");
    assertThat(number(result, "distance_fall_percent")).isGreaterThanOrEqualTo(60);
    assertThat(number(result, "distance_after")).isLessThan(number(result, "distance_before"));
    assertThat(number(result, "pitch_error_semitones")).isLessThanOrEqualTo(0.5);
    assertThat(tagsOfPreview(result))
        .containsPattern("comment +: Synthetic speech by cloned/" + job.id());
  }

  @Test
  void shouldDrawThePreviewAsItIsHeard() throws Exception {
    JobResult result = editor.result(cloned());

    List<Path> files = editor.client().download(result, folder.resolve(result.job()));

    Path heard = new DubbingMedia(folder).converted(files.getFirst(), "heard.wav");
    Path expected = folder.resolve("expected.json");
    Peaks.write(PcmFile.open(heard), expected);
    // MP3 changes a peak by a little.
    assertThat(highest(files.getLast())).isCloseTo(highest(expected), within(6));
  }

  private static int highest(Path peaks) throws IOException {
    int highest = 0;
    for (JsonNode peak : JsonMapper.builder().build().readTree(peaks.toFile()).path("data")) {
      highest = Math.max(highest, peak.asInt());
    }
    return highest;
  }

  @Test
  void shouldSpeakForItsOwnerUntilItIsForgotten() throws Exception {
    String voice = "cloned/" + cloned().id();
    Http owner = Http.as(SampleUser.EDITOR);
    Http stranger = Http.as(SampleUser.OTHER_EDITOR);

    Answer list = owner.get("/api/voices/?engine=cloned");
    assertThat(list.json().at("/results/0/id").asText()).isEqualTo(voice);
    assertThat(list.json().at("/results/0/name").asText()).isEqualTo("Ada");
    assertThat(owner.get("/api/voices/").json().at("/results/0/engine").asText())
        .isEqualTo("cloned");
    Job spoken = editor.finished(editor.speak(Map.of("text", "Good morning.", "voice", voice)));
    assertThat(spoken.status()).as(spoken.error().toString()).isEqualTo(JobStatus.COMPLETED);
    assertThat(editor.client().result(spoken.id()).orElseThrow().metadata())
        .containsEntry("voice", voice)
        .containsEntry("synthetic", true);

    assertThat(stranger.get("/api/voices/?engine=cloned").json().path("results")).isEmpty();
    assertThat(stranger.get("/api/voices/" + voice + "/").status()).isEqualTo(404);
    assertThat(stranger.delete("/api/voices/" + voice + "/").status()).isEqualTo(404);
    String unknown = "Unknown voice \"" + voice + "\".";
    Map<String, Object> reading = Map.of("text", "Good morning.", "voice", voice);
    Refused.parameter("voice", unknown, () -> other.speak(reading));
    assertThat(admin.get("/api/voices/" + voice + "/").status()).isEqualTo(200);

    assertThat(owner.delete("/api/voices/" + voice + "/").status()).isEqualTo(204);
    assertThat(owner.get("/api/voices/" + voice + "/").status()).isEqualTo(404);
    assertThat(owner.delete("/api/voices/flite/slt/").status()).isEqualTo(404);
    Refused.parameter("voice", unknown, () -> editor.speak(reading));
    Answer again = owner.post("/api/jobs/" + spoken.id() + "/retry/", Map.of());
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json().at("/parameters/voice/0").asText()).startsWith(unknown);
  }

  @Test
  void shouldKeepTheVoiceWhenTheJobIsDeleted() throws Exception {
    Job job = cloned();

    assertThat(Http.as(SampleUser.EDITOR).delete("/api/jobs/" + job.id() + "/").status())
        .isEqualTo(204);

    String path = "/api/voices/cloned/" + job.id() + "/";
    assertThat(Http.as(SampleUser.EDITOR).get(path).status()).isEqualTo(200);
    assertThat(admin.delete(path).status()).isEqualTo(204);
  }

  @Test
  void shouldSayThatNothingIsToBeHeard() throws IOException {
    assertRefused("quiet.wav", TestMedia.silence(folder), "silent");
  }

  @Test
  void shouldAskForMoreThanAFewWords() throws Exception {
    byte[] speech = TestMedia.speech(folder, PERSON, List.of("Rice is often served."), 0);

    assertRefused("short.wav", speech, "reference_too_short");
  }

  @Test
  void shouldAskForMoreWhenThereIsMostlyStillness() throws Exception {
    byte[] speech = TestMedia.speech(folder, PERSON, List.of("Rice is often served."), 8);

    assertRefused("short.wav", speech, "reference_too_short");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldSayThatThereIsNoVoiceInNoise(boolean hum) throws IOException {
    assertRefused("noise.wav", TestMedia.noise(folder, hum), "no_voice");
  }

  @Test
  void shouldSayThatAFileIsNoRecording() {
    byte[] content = "this is no music at all".getBytes(StandardCharsets.UTF_8);

    assertRefused("talk.mp3", content, "not_media");
  }

  @Test
  void shouldSayThatAVideoHasNoSound() throws Exception {
    assertRefused("mute.mp4", TestMedia.muteVideo(folder), "no_audio");
  }

  @Test
  void shouldSayThatThereIsNothingInAPreviewToSay() throws Exception {
    Map<String, Object> parameters = new HashMap<>(CONSENT);
    parameters.put("preview_text", "...");

    editor.failed(submit("ada.wav", speech(), parameters), "empty_text");
  }

  @Test
  void shouldSayWhichLanguagesThereAre() {
    Map<String, Object> parameters = new HashMap<>(CONSENT);
    parameters.put("language", "tlh");

    Refused.parameter("language", "de, ", () -> submit("ada.wav", new byte[100], parameters));
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "false"})
  void shouldNotCloneWithoutConsent(String consent) {
    String upload = editor.client().upload("ada.wav", new byte[100]).id();
    Map<String, Object> parameters = new HashMap<>(Map.of("name", "Ada", "consent", false));
    if (consent.equals("missing")) {
      parameters.remove("consent");
    }

    Answer answer =
        Http.as(SampleUser.EDITOR)
            .post(
                "/api/jobs/",
                Map.of(
                    "project",
                    editor.project(),
                    "job_type",
                    "voice_cloning",
                    "input_file",
                    upload,
                    "parameters",
                    parameters));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("consent");
  }

  private Job cloned() throws Exception {
    Job job = editor.finished(submit("ada.wav", speech(), CONSENT));
    assertThat(job.status()).as(job.error().toString()).isEqualTo(JobStatus.COMPLETED);
    return job;
  }

  private byte[] speech() throws Exception {
    return TestMedia.speech(folder, PERSON, BalancedSentences.MEASURING, 0.3);
  }

  private Job submit(String fileName, byte[] content, Map<String, Object> parameters) {
    return editor.submit(JobType.VOICE_CLONING, parameters, fileName, content);
  }

  private void assertRefused(String fileName, byte[] content, String code) {
    editor.failed(submit(fileName, content, CONSENT), code);
  }

  private static double number(JobResult result, String name) {
    return ((Number) result.metadata().get(name)).doubleValue();
  }

  private String tagsOfPreview(JobResult result) throws IOException, InterruptedException {
    Path file = editor.client().download(result, folder.resolve(result.job())).getFirst();
    Path ffmpeg = Ffmpeg.locate(System.getenv()).program();
    return Command.of(ffmpeg, List.of("-hide_banner", "-i", file.toString()))
        .run(Cancellation.NEVER)
        .errors();
  }
}
