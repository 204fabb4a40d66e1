package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobResult;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.engines.text.WordErrorRate;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.models.catalog.ModelCatalog;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.ReadySamples;
import dev.cadenza.platform.SampleUser;
import dev.cadenza.testing.InstalledModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on a platform with the default set of neural models, which are its usual engines then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NeuralJobsTest {
  private static final Duration MAX_JOB = Duration.ofMinutes(10);
  private static final String TEXT =
      "The morning train was late again. People stood on the platform and looked at the clock."
          + " A small dog slept beside an old man who was reading the paper.";

  @TempDir private static Path folder;

  private LocalPlatform platform;
  private CadenzaClient client;
  private JobFeed feed;
  private String project;
  private List<Path> speech;

  @BeforeAll
  void start() throws IOException {
    ModelFolder models = ModelFolder.of(InstalledModels.environment());
    assumeTrue(
        ModelCatalog.builtIn().defaults().stream()
            .allMatch(model -> models.installed(model.name()).isPresent()),
        "The neural models are not installed. Run: cadenza models install");
    platform =
        LocalPlatform.start(
            LocalPlatform.Options.temporary()
                .withEnvironment(Map.of("CADENZA_MODELS", models.path().toString())));
    client = platform.login(SampleUser.EDITOR);
    feed = client.openFeed(platform.webSocketUrl(), JobFeed.Listener.NONE);
    project = client.createProject("Neural", "").id();
    speech = files(run(JobType.TTS, Map.of("text", TEXT), Optional.empty()));
  }

  @AfterAll
  void stop() {
    if (platform != null) {
      feed.close();
      client.close();
      platform.close();
    }
  }

  @Test
  void shouldBeTheUsualEngines() {
    String engines = client.getText("/api/engines/?page_size=100");

    assertThat(engines)
        .contains("\"id\":\"whisper\"", "\"id\":\"kokoro\"", "\"id\":\"bergamot\"")
        .contains("\"license\":\"Apache-2.0\"", "Whisper by OpenAI");
    assertThat(result(run(JobType.TTS, Map.of("text", "Good morning."), Optional.empty())))
        .containsEntry("quality", "natural")
        .containsEntry("voice", "kokoro/af_heart");
  }

  /** Without a language: it is detected. */
  @Test
  void shouldUnderstandWhatItSaid() throws IOException {
    JobResult result = run(JobType.STT, Map.of(), Optional.of(speech.getFirst()));

    assertThat(result(result)).containsEntry("quality", "natural").containsEntry("language", "en");
    String transcript = Files.readString(files(result).getFirst());
    assertThat(WordErrorRate.between(TEXT, transcript).value()).isLessThan(0.05);
    assertThat(transcript).contains("The morning train", "clock.");
  }

  @Test
  void shouldDubIntoPortuguese() throws IOException {
    JobResult result =
        run(JobType.DUBBING, Map.of("target_language", "pt"), Optional.of(speech.getFirst()));

    assertThat(result(result)).containsEntry("quality", "natural");
    String subtitles =
        Files.readString(
            files(result).stream()
                .filter(it -> it.endsWith("target.srt"))
                .findFirst()
                .orElseThrow());
    assertThat(subtitles).contains("O trem da manhã", "relógio");
  }

  /** By Whisper itself, from a language that is not given. */
  @Test
  void shouldTranslateSpeechIntoEnglish() throws IOException {
    Path spanish = spoken("es");

    JobResult result =
        run(JobType.STT, Map.of("translate_to", "en", "speakers", 1), Optional.of(spanish));

    assertThat(result(result))
        .containsEntry("language", "es")
        .containsEntry("translated_to", "en")
        .containsEntry("translator", "whisper");
    String translation =
        Files.readString(
            files(result).stream()
                .filter(it -> it.endsWith("translation.txt"))
                .findFirst()
                .orElseThrow());
    assertThat(translation).startsWith("Speaker 1: ").containsIgnoringCase("hospital near the sea");
  }

  @Test
  void shouldOfferWhatWhisperTranslates() {
    String engines = client.getText("/api/engines/?page_size=100");

    // Into no other language, and not what the neural translator does better.
    assertThat(engines).contains("\"fi\":[\"en\"]").doesNotContain("\"fi\":[\"en\",");
    assertThat(engines.substring(engines.indexOf("\"id\":\"whisper\"")))
        .satisfies(
            it -> assertThat(it.substring(0, it.indexOf('}'))).doesNotContain("\"pt\":[\"en\"]"));
    assertThatThrownBy(
            () ->
                run(
                    JobType.STT,
                    Map.of("language", "fi", "translate_to", "es"),
                    Optional.of(speech.getFirst())))
        .hasMessageContaining("fi→en");
  }

  @Test
  void shouldDetectTheLanguageOfADub() {
    JobResult result =
        run(JobType.DUBBING, Map.of("target_language", "en"), Optional.of(spoken("pt")));

    assertThat(result(result))
        .containsEntry("source_language", "pt")
        .containsEntry("target_language", "en")
        .containsEntry("translator", "bergamot");
  }

  @Test
  void shouldSayThatADetectedLanguageCannotBeDubbed() {
    Map<String, Object> parameters = Map.of("target_language", "pt");
    Job job =
        feed.awaitFinished(
            client.submit(
                new NewJob(
                    project,
                    JobType.DUBBING,
                    parameters,
                    Optional.of(client.upload(spoken("es")).id()))),
            MAX_JOB);

    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
    assertThat(job.error().toString())
        .contains("unsupported_language_pair")
        .contains("The detected language of the recording is \"es\".");
  }

  @Test
  void shouldHaveSamplesBeforeTheyAreAskedFor() throws Exception {
    String query = "engine=kokoro&language=pt";

    assertThat(ReadySamples.begin(platform, query).join(MAX_JOB)).isTrue();

    assertThat(client.getText("/api/voices/?page_size=100&" + query))
        .contains("kokoro/pf_dora", "kokoro/pm_alex", "kokoro/pm_santa")
        .doesNotContain("\"sample\":null");
  }

  private Path spoken(String language) {
    String text =
        language.equals("es")
            ? "Buenos días. Mi hermana trabaja en un hospital cerca del mar."
            : "Bom dia. Minha irmã trabalha em um hospital perto do mar.";
    return files(run(JobType.TTS, Map.of("text", text, "language", language), Optional.empty()))
        .getFirst();
  }

  /** The voice speaks other languages, too. */
  @Test
  void shouldCloneAVoiceThatSpeaksAnyLanguage() {
    JobResult cloned =
        run(
            JobType.VOICE_CLONING,
            Map.of("name", "Ana", "consent", true),
            Optional.of(speech.getFirst()));
    double similarity = (double) result(cloned).get("similarity");
    String voice = (String) result(cloned).get("voice");

    JobResult spoken =
        run(
            JobType.TTS,
            Map.of("text", "Bom dia, tudo bem?", "voice", voice, "language", "pt"),
            Optional.empty());

    assertThat(similarity).isGreaterThan(0.7);
    assertThat(result(spoken)).containsEntry("voice", voice).containsEntry("quality", "natural");
  }

  @Test
  void shouldTellSpeakersApart() throws IOException {
    Path talk =
        files(
                run(
                    JobType.TTS,
                    Map.of(
                        "text",
                        """
                        [Emma] Did you hear the rain last night? It woke me up at three.
                        [Adam] I heard it, and I got up to look at the river behind the house.
                        [Emma] Is the bridge still closed? My sister wants to visit us on Sunday.
                        """,
                        "voices",
                        Map.of("Emma", "kokoro/bf_emma", "Adam", "kokoro/am_michael")),
                    Optional.empty()))
            .getFirst();

    String transcript =
        Files.readString(
            files(run(JobType.STT, Map.of("speakers", 2), Optional.of(talk))).getFirst());

    assertThat(transcript.lines().filter(line -> line.startsWith("Speaker ")).toList())
        .extracting(line -> line.substring(0, "Speaker 1".length()))
        .containsExactly("Speaker 1", "Speaker 2", "Speaker 1");

    Map<String, Object> portuguese =
        Map.of("source_language", "en", "target_language", "pt", "speakers", 2);
    JobResult dub = run(JobType.DUBBING, portuguese, Optional.of(talk));

    assertThat(result(dub)).containsEntry("speakers", 2);
    String lines = client.getText("/api/jobs/" + dub.job() + "/lines/");
    assertThat(lines).contains("\"voice\":\"kokoro/pf_").contains("\"voice\":\"kokoro/pm_");
    assertThat(lines.indexOf("kokoro/pf_")).isLessThan(lines.indexOf("kokoro/pm_"));
  }

  private JobResult run(JobType type, Map<String, Object> parameters, Optional<Path> input) {
    Optional<String> upload = input.map(file -> client.upload(file).id());
    Job job =
        feed.awaitFinished(client.submit(new NewJob(project, type, parameters, upload)), MAX_JOB);
    assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
    return client.result(job.id()).orElseThrow();
  }

  private static Map<String, Object> result(JobResult result) {
    return result.metadata();
  }

  private List<Path> files(JobResult result) {
    return client.download(result, folder.resolve(result.job()));
  }
}
