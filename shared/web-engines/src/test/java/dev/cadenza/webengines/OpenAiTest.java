package dev.cadenza.webengines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Offer;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Pcm;
import dev.cadenza.media.PcmFile;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.WavWriter;
import dev.cadenza.model.Cost;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The answers have the shapes that OpenAI, whisper.cpp and faster-whisper document; none was
 * recorded from a live service.
 */
class OpenAiTest {
  private static final String KEY = "sk-test-0123456789";
  private static final List<TimeSpan> PARTS = List.of(new TimeSpan(1, 3), new TimeSpan(10, 11.5));

  @TempDir private Path folder;

  private final StubService server = StubService.start();
  private final Offer offer = offer(Map.of());

  @AfterEach
  void stop() {
    server.close();
  }

  private Offer offer(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("OPENAI_BASE_URL", server.url() + "/v1/");
    variables.put("OPENAI_API_KEY", KEY);
    return Offer.of(variables);
  }

  @Test
  void shouldHearWordsAndPutThemWhereTheyWereSaid() throws Exception {
    server.thenAnswer(
        Answer.json(
            200,
            """
            {"task": "transcribe", "language": "english", "duration": 4.1, "text": "Good morning. Nine.",
             "segments": [
               {"id": 0, "start": 0.0, "end": 2.0, "text": " Good morning.", "avg_logprob": -0.105},
               {"id": 1, "start": 2.3, "end": 3.8, "text": " Nine.", "avg_logprob": -0.693}],
             "words": [{"word": "Good", "start": 0.2, "end": 0.6}, {"word": "morning.", "start": 0.6, "end": 1.9},
               {"word": "Nine.", "start": 2.5, "end": 3.0}]}
            """));

    Transcript transcript = hear("en-GB");

    assertThat(transcript.language()).isEqualTo("en");
    assertThat(transcript.segments())
        .extracting(Transcript.Segment::text)
        .containsExactly("Good morning.", "Nine.");
    assertThat(transcript.words())
        .extracting(Transcript.Word::start)
        .containsExactly(1.2, 1.6, 10.2);
    assertThat(transcript.words().getFirst().confidence()).isCloseTo(0.9, within(0.001));
    assertThat(transcript.words().getLast().confidence()).isCloseTo(0.5, within(0.001));
    StubService.Request request = server.lastRequest();
    assertThat(request.path()).isEqualTo("/v1/audio/transcriptions");
    assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(request.text())
        .contains("name=\"model\"\r\n\r\nwhisper-1")
        .contains("name=\"language\"\r\n\r\nen\r\n")
        .contains("name=\"timestamp_granularities[]\"\r\n\r\nword")
        .contains("filename=\"speech.wav\"\r\nContent-Type: audio/wav\r\n\r\nRIFF");
  }

  @Test
  void shouldHearTheWordsThatOtherServersListWithinSegments() throws Exception {
    server.thenAnswer(
        Answer.json(
            200,
            """
            {"language": "de", "text": " Guten Tag.", "segments": [{"start": 0.1, "end": 1.0, "text": " Guten Tag.",
              "words": [{"word": " Guten", "start": 0.1, "end": 0.4, "probability": 0.75},
                        {"word": " Tag.", "start": 0.4, "end": 1.0, "probability": 0.5}]}]}
            """));

    Transcript transcript = hear("und");

    assertThat(transcript.language()).isEqualTo("de");
    assertThat(transcript.segments().getFirst().text()).isEqualTo("Guten Tag.");
    assertThat(transcript.words())
        .extracting(Transcript.Word::confidence)
        .containsExactly(0.75, 0.5);
    assertThat(server.lastRequest().text()).doesNotContain("name=\"language\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\": \"Good morning to you.\"}",
        "{\"text\": \"Good morning to you.\", \"segments\": [{\"start\": 0.0, \"end\": 1.9, \"text\": \"Good morning to you.\"}]}"
      })
  void shouldGuessTheTimesThatAServerDoesNotTell(String answer) throws Exception {
    server.thenAnswer(Answer.json(200, answer));

    assertThat(hear("en").words()).hasSize(4).extracting(Transcript.Word::start).isSorted();
  }

  @Test
  void shouldHearNothingInSilence() throws Exception {
    server.thenAnswer(
        Answer.json(200, "{\"language\": \"english\", \"text\": \"\", \"segments\": []}"));

    assertThat(hear("en").segments()).isEmpty();
  }

  @Test
  void shouldRefuseALanguageThatItDoesNotKnow() {
    assertThatThrownBy(() -> hear("tlh"))
        .isInstanceOfSatisfying(
            PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("unsupported_language"));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void shouldSpeak() throws Exception {
    server.thenAnswer(Answer.bytes("audio/wav", wav(24_000, 1)));

    Speech speech = speak("Good morning, \"everybody\".", 1.25);

    assertThat(speech.sound().sampleRate()).isEqualTo(24_000);
    assertThat(speech.sound().seconds()).isCloseTo(1, within(0.001));
    assertThat(speech.words()).hasSize(3).last().extracting("end").isEqualTo(1.0);
    assertThat(Json.read(server.lastRequest().content()))
        .isEqualTo(
            Json.object()
                .put("model", "gpt-4o-mini-tts")
                .put("input", "Good morning, \"everybody\".")
                .put("voice", "nova")
                .put("response_format", "wav")
                .put("speed", 1.25));
  }

  @Test
  void shouldNotAskForASentenceWithoutWords() throws Exception {
    assertThat(speak(" \t ", 1).words()).isEmpty();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void shouldSayThatTheServerAnswersWithSomethingElseThanSound() {
    server.thenAnswer(Answer.bytes("audio/mpeg", new byte[] {'I', 'D', '3', 4, 0}));

    assertPermanent(() -> speak("Hello.", 1), "engine_misconfigured");
  }

  @Test
  void shouldOfferTheVoicesOfTheDeployment() {
    SpeechSynthesizer kokoro =
        offer(Map.of("OPENAI_TTS_VOICES", "af_heart:en-US:female, ef_dora:es:female,mix"))
            .synthesizers()
            .getFirst();

    assertThat(kokoro.voices())
        .containsExactly(
            voice("af_heart", "en-US", "female"),
            voice("ef_dora", "es", "female"),
            voice("mix", "mul", "neutral"));
    assertThat(kokoro.voices().getLast().speaks("fi")).isTrue();
    assertThat(kokoro.voices().getFirst().speaks("fi")).isFalse();
  }

  private static Voice voice(String name, String language, String gender) {
    return new Voice("openai/" + name, name, language, gender, "openai", "natural");
  }

  @Test
  void shouldTranslate() throws Exception {
    server.thenAnswer(says("```json\n[\"Guten Morgen.\", \"Neun.\"]\n```"));

    assertThat(translate("Good morning.", "Nine.")).containsExactly("Guten Morgen.", "Neun.");
    assertThat(server.lastRequest().path()).isEqualTo("/v1/chat/completions");
    assertThat(server.lastRequest().text())
        .contains("from English into German")
        .contains("\"content\":\"[\\\"Good morning.\\\",\\\"Nine.\\\"]\"");
  }

  @Test
  void shouldAskAgainInHalvesWhereTheModelMiscounts() throws Exception {
    server.thenAnswer(
        says("[\"Guten Morgen. Neun.\"]"), says("[\"Guten Morgen.\"]"), says("[\"Neun.\"]"));

    assertThat(translate("Good morning.", "Nine.")).containsExactly("Guten Morgen.", "Neun.");
  }

  @Test
  void shouldNotBelieveARamblingModel() throws Exception {
    server.thenAnswer(says("I would love to help!"));
    assertTransient(() -> translate("Good morning."), "translation_unreadable");

    server.thenAnswer(
        Answer.json(
            200,
            "{\"choices\": [{\"message\": {\"content\": \"[\\\"Gut\"}, \"finish_reason\": \"length\"}]}"));
    assertTransient(() -> translate("Good morning."), "answer_cut_short");
  }

  private static Answer says(String content) {
    return Answer.json(
        200,
        "{\"choices\": [{\"index\": 0, \"message\": {\"role\": \"assistant\", \"content\": "
            + Json.object().textNode(content)
            + "}, \"finish_reason\": \"stop\"}]}");
  }

  @ParameterizedTest
  @CsvSource({"408", "409", "429", "500", "502", "503"})
  void shouldComeAgainWhenTheServerIsBusy(int status) {
    server.thenAnswer(Answer.json(status, "{\"error\": {\"message\": \"Slow down\"}}"));

    assertTransient(() -> speak("Hello.", 1), "engine_busy");
  }

  @ParameterizedTest
  @CsvSource({
    "400, engine_refused_input", "413, engine_refused_input", "422, engine_refused_input",
    "401, engine_refused_key", "403, engine_refused_key", "404, engine_misconfigured",
    "402, engine_quota_exhausted"
  })
  void shouldGiveUpOnWhatNoRetryMends(int status, String code) {
    server.thenAnswer(
        Answer.json(status, "{\"error\": {\"message\": \"Wrong: " + KEY + "\", \"code\": \"x\"}}"));

    assertPermanent(() -> speak("Hello.", 1), code);
  }

  @Test
  void shouldTellAnEmptyAccountFromABusyServer() {
    server.thenAnswer(
        Answer.json(
            429,
            "{\"error\": {\"message\": \"You exceeded your current quota\", \"code\": \"insufficient_quota\"}}"));

    assertPermanent(() -> speak("Hello.", 1), "engine_quota_exhausted");
  }

  @Test
  void shouldSayWhichSettingHoldsTheKeyThatWasRefused() {
    server.thenAnswer(
        Answer.json(401, "{\"error\": {\"message\": \"Incorrect API key: " + KEY + "\"}}"));

    assertThatThrownBy(() -> speak("Hello.", 1))
        .hasMessageContaining("check OPENAI_API_KEY.")
        .message()
        .doesNotContain(KEY);
  }

  @Test
  void shouldSayThatAKeyIsMissing() {
    server.thenAnswer(Answer.json(401, "{\"detail\": \"Not authenticated\"}"));
    Offer keyless = Offer.of(Map.of("OPENAI_TTS_BASE_URL", server.url() + "/v1"));

    assertThatThrownBy(
            () -> speak(keyless.synthesizers().getFirst(), "Hello.", 1, Cancellation.NEVER))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("asks for a key and has none");
    assertThat(server.lastRequest().headers()).doesNotContainKey("Authorization");
  }

  @Test
  void shouldComeAgainWhenNobodyAnswers() {
    server.close();

    assertTransient(() -> speak("Hello.", 1), "engine_unreachable");
  }

  @Test
  void shouldStopWaitingWhenTheWorkIsCancelled() throws Exception {
    AtomicBoolean cancelled = new AtomicBoolean();
    CountDownLatch done = new CountDownLatch(1);
    server.otherwise(
        _ -> {
          cancelled.set(true);
          await(done);
          return Optional.empty();
        });

    assertThatThrownBy(() -> speak(offer.synthesizers().getFirst(), "Hello.", 1, cancelled::get))
        .isInstanceOf(CancellationException.class);
    done.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void shouldNotCarryTheKeyToAnotherAddress() {
    server.thenAnswer(Answer.json(302, "{}").with("Location", "http://127.0.0.1:1/elsewhere"));

    assertPermanent(() -> speak("Hello.", 1), "engine_refused_input");
  }

  @Test
  void shouldOfferOnlyWhatIsSetUp() {
    assertThat(Offer.of(Map.of())).isEqualTo(Offer.NOTHING);
    Offer whisper = Offer.of(Map.of("OPENAI_STT_BASE_URL", "http://localhost:9000/v1"));
    assertThat(whisper.recognizers()).hasSize(1);
    assertThat(whisper.synthesizers()).isEmpty();
    assertThat(whisper.translators()).isEmpty();
    assertThatThrownBy(() -> Offer.of(Map.of("OPENAI_STT_BASE_URL", "localhost:9000")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("OPENAI_STT_BASE_URL");
  }

  @Test
  void shouldCostNothingAtAnAddressOfOnesOwn() {
    assertThat(offer.recognizers().getFirst().price()).isEqualTo(Price.FREE);

    Offer home = Offer.of(Map.of("OPENAI_API_KEY", KEY));
    SpeechRecognizer whisper = home.recognizers().getFirst();
    Translator translator = home.translators().getFirst();
    SpeechSynthesizer speaker = home.synthesizers().getFirst();
    assertThat(whisper.price().of(60)).isEqualTo(Cost.ofUsd(0.006));
    assertThat(speaker.price(speaker.voices().getFirst()).of(1_000)).isGreaterThan(Cost.NOTHING);
    assertThat(translator.price().of(4_000_000)).isEqualTo(Cost.ofUsd(0.75));
  }

  @Test
  void shouldCostWhatTheDeploymentSays() {
    Offer dear =
        offer(
            Map.of(
                "OPENAI_STT_USD_PER_HOUR", "0.36",
                "OPENAI_TTS_USD_PER_MILLION", "2",
                "OPENAI_CHAT_INPUT_USD_PER_MILLION", "4",
                "OPENAI_CHAT_OUTPUT_USD_PER_MILLION", "8"));

    SpeechSynthesizer speaker = dear.synthesizers().getFirst();
    assertThat(dear.recognizers().getFirst().price().of(60)).isEqualTo(Cost.ofUsd(0.006));
    assertThat(speaker.price(speaker.voices().getFirst()).of(1_000)).isEqualTo(Cost.ofUsd(0.002));
    assertThat(dear.translators().getFirst().price().of(1_000)).isEqualTo(Cost.ofUsd(0.003));
    assertThatThrownBy(() -> offer(Map.of("OPENAI_STT_USD_PER_HOUR", "-1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("OPENAI_STT_USD_PER_HOUR");
  }

  private interface Call {
    Object run() throws Exception;
  }

  private static void assertTransient(Call call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(TransientFailure.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static void assertPermanent(Call call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            PermanentFailure.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e).hasMessageEndingWith(".").message().doesNotContain(KEY);
            });
  }

  private Transcript hear(String language) throws Exception {
    Path file = Files.write(folder.resolve("talk.wav"), wav(PcmFile.SPEECH_RATE, 12));
    return offer
        .recognizers()
        .getFirst()
        .recognize(PcmFile.open(file), PARTS, language, Progress.NOBODY, Cancellation.NEVER);
  }

  private Speech speak(String text, double speed) throws Exception {
    return speak(offer.synthesizers().getFirst(), text, speed, Cancellation.NEVER);
  }

  private static Speech speak(
      SpeechSynthesizer engine, String text, double speed, Cancellation cancellation)
      throws Exception {
    Voice nova =
        engine.voices().stream()
            .filter(it -> it.localName().equals("nova"))
            .findFirst()
            .orElseThrow();
    return engine.synthesize(text, nova, speed, cancellation);
  }

  private List<String> translate(String... sentences) throws Exception {
    return offer
        .translators()
        .getFirst()
        .translate(List.of(sentences), new LanguagePair("en", "de"), Cancellation.NEVER);
  }

  private byte[] wav(int rate, double seconds) throws IOException {
    Path file = folder.resolve("sound-" + rate + ".wav");
    try (WavWriter writer = WavWriter.create(file, rate)) {
      writer.append(Pcm.silence(seconds, rate));
    }
    return Files.readAllBytes(file);
  }
}
