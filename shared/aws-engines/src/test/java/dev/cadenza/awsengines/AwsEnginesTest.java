package dev.cadenza.awsengines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.aws.Environment;
import dev.cadenza.chat.ChatModel;
import dev.cadenza.chat.Prompt;
import dev.cadenza.chat.Reply;
import dev.cadenza.engines.ApiKey;
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
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.WavWriter;
import dev.cadenza.model.Cost;
import dev.cadenza.model.NotYet;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Answer;
import dev.cadenza.testing.StubService.Request;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The SDK's own requests and its own reading of answers, over HTTP on this machine. The answers
 * have the shapes that AWS documents for its services; none was recorded from a live one.
 */
class AwsEnginesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ERROR_HEADER = "x-amzn-ErrorType";

  @TempDir private Path folder;

  private final StubService aws = StubService.start();
  private final Offer offer = offer("transcribe,polly,translate");

  @AfterEach
  void stop() {
    aws.close();
  }

  private Offer offer(String engines) {
    return Offer.of(variables(Map.of("AWS_ENGINES", engines)));
  }

  private Map<String, String> variables(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("AWS_REGION", "eu-central-1");
    variables.put("AWS_ACCESS_KEY_ID", "id");
    variables.put("AWS_SECRET_ACCESS_KEY", "secret");
    variables.put("BUCKET", "media");
    for (String service :
        List.of("TRANSCRIBE", "POLLY", "TRANSLATE", "BEDROCK_RUNTIME", "SECRETS_MANAGER", "S3")) {
      variables.put("AWS_ENDPOINT_URL_" + service, aws.url().toString());
    }
    return variables;
  }

  // ── Transcribe ──

  @Test
  void shouldBeginATranscriptionAndNotWaitForIt() throws Exception {
    aws.thenAnswer(
        unknownJob(),
        s3("PUT"),
        Answer.json(200, job("IN_PROGRESS", "\"LanguageCode\": \"en-GB\"")));

    assertThatThrownBy(() -> hear("en-GB"))
        .isInstanceOfSatisfying(
            NotYet.class, e -> assertThat(e.after()).isGreaterThan(Duration.ofSeconds(10)));

    Request upload = aws.requests().get(1);
    assertThat(upload.method()).isEqualTo("PUT");
    assertThat(upload.path()).matches("/media/work/transcribe/cadenza-[0-9a-f]{40}\\.wav");
    JsonNode start = JSON.readTree(aws.lastRequest().text());
    assertThat(aws.lastRequest().header("X-amz-target")).endsWith(".StartTranscriptionJob");
    assertThat(start.path("LanguageCode").asText()).isEqualTo("en-GB");
    assertThat(start.at("/Media/MediaFileUri").asText())
        .isEqualTo("s3:/" + upload.path().replaceFirst("\\?.*", ""));
    assertThat(start.path("OutputBucketName").asText()).isEqualTo("media");
  }

  @Test
  void shouldLetTheServiceFindOutTheLanguage() {
    aws.thenAnswer(
        unknownJob(), s3("PUT"), Answer.json(200, job("QUEUED", "\"IdentifyLanguage\": true")));

    assertThatThrownBy(() -> hear("und")).isInstanceOf(NotYet.class);
    assertThat(aws.lastRequest().text())
        .contains("\"IdentifyLanguage\":true")
        .doesNotContain("LanguageCode\":");
  }

  @Test
  void shouldUseTheVocabularyOfTheDeployment() {
    Offer named =
        Offer.of(
            variables(Map.of("AWS_ENGINES", "transcribe", "TRANSCRIBE_VOCABULARY", "ferries")));
    aws.thenAnswer(
        unknownJob(), s3("PUT"), Answer.json(200, job("QUEUED", "\"LanguageCode\": \"en-US\"")));

    assertThatThrownBy(() -> hear(named, "en")).isInstanceOf(NotYet.class);
    assertThat(aws.lastRequest().text()).contains("\"VocabularyName\":\"ferries\"");
  }

  @Test
  void shouldAskAgainLaterTheLongerItTakes() {
    double created = Instant.now().minusSeconds(300).toEpochMilli() / 1000.0;
    aws.thenAnswer(Answer.json(200, job("IN_PROGRESS", "\"CreationTime\": " + created)));

    assertThatThrownBy(() -> hear("en"))
        .isInstanceOfSatisfying(
            NotYet.class,
            e -> assertThat(e.after()).isBetween(Duration.ofSeconds(90), Duration.ofMinutes(5)));
    assertThat(aws.requests()).hasSize(1);
  }

  @Test
  void shouldReadTheTranscriptAndLeaveNothingBehind() throws Exception {
    aws.thenAnswer(
        Answer.json(200, job("COMPLETED", "\"LanguageCode\": \"de-DE\"")),
        Answer.json(
            200,
            """
            {"jobName": "x", "accountId": "1", "status": "COMPLETED", "results": {
              "transcripts": [{"transcript": "Guten Tag. Neun, ja?"}],
              "items": [
                {"type": "pronunciation", "start_time": "0.04", "end_time": "0.41", "alternatives": [{"confidence": "0.98", "content": "Guten"}]},
                {"type": "pronunciation", "start_time": "0.41", "end_time": "0.9", "alternatives": [{"confidence": "0.5", "content": "Tag"}]},
                {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "."}]},
                {"type": "pronunciation", "start_time": "1.2", "end_time": "1.5", "alternatives": [{"confidence": "1.0", "content": "Neun"}]},
                {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": ","}]},
                {"type": "pronunciation", "start_time": "3.0", "end_time": "3.2", "alternatives": [{"confidence": "0.9", "content": "ja"}]},
                {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "?"}]}]}}
            """),
        s3("DELETE"),
        s3("DELETE"),
        Answer.json(200, "{}"));

    Transcript transcript = hear("und");

    assertThat(transcript.language()).isEqualTo("de");
    assertThat(transcript.segments())
        .extracting(Transcript.Segment::text)
        .containsExactly("Guten Tag.", "Neun,", "ja?");
    assertThat(transcript.words().get(1)).isEqualTo(new Transcript.Word("Tag.", 0.41, 0.9, 0.5));
    assertThat(aws.requests())
        .extracting(Request::method)
        .containsExactly("POST", "GET", "DELETE", "DELETE", "POST");
    assertThat(aws.lastRequest().header("X-amz-target")).endsWith(".DeleteTranscriptionJob");
  }

  @Test
  void shouldSayWhyTheServiceFailed() {
    aws.thenAnswer(
        Answer.json(200, job("FAILED", "\"FailureReason\": \"The media is empty.\"")),
        s3("DELETE"),
        s3("DELETE"),
        Answer.json(200, "{}"));

    assertThatThrownBy(() -> hear("en"))
        .isInstanceOfSatisfying(
            PermanentFailure.class,
            e -> {
              assertThat(e.code()).isEqualTo("recognition_failed");
              assertThat(e).hasMessageEndingWith("The media is empty.");
            });
  }

  private static Answer unknownJob() {
    return Answer.json(
            400,
            "{\"__type\": \"BadRequestException\", \"Message\": \"The requested job couldn't be found.\"}")
        .with(ERROR_HEADER, "BadRequestException");
  }

  private static Answer s3(String method) {
    return Answer.json(method.equals("DELETE") ? 204 : 200, "").with("ETag", "\"0\"");
  }

  private static String job(String status, String more) {
    return "{\"TranscriptionJob\": {\"TranscriptionJobName\": \"x\", \"TranscriptionJobStatus\": \""
        + status
        + "\", "
        + more
        + "}}";
  }

  private Transcript hear(String language) throws Exception {
    return hear(offer, language);
  }

  private Transcript hear(Offer offer, String language) throws Exception {
    Path file = folder.resolve("talk.wav");
    try (WavWriter writer = WavWriter.create(file, PcmFile.SPEECH_RATE)) {
      writer.append(Pcm.silence(4, PcmFile.SPEECH_RATE));
    }
    SpeechRecognizer transcribe = offer.recognizers().getFirst();
    return transcribe.recognize(
        PcmFile.open(file),
        List.of(new TimeSpan(0, 4)),
        language,
        Progress.NOBODY,
        Cancellation.NEVER);
  }

  // ── Polly ──

  @Test
  void shouldSpeakAndTellWhenEachWordIsSaid() throws Exception {
    aws.thenAnswer(
        Answer.bytes("audio/pcm", new byte[32_000]),
        marks(
            "{\"time\":6,\"type\":\"word\",\"start\":0,\"end\":5,\"value\":\"Caf\u00e9\"}\n"
                + "{\"time\":373,\"type\":\"word\",\"start\":6,\"end\":12,\"value\":\"au lait\"}"));

    Speech speech = speak("Café au lait", "polly/Joanna", 1);

    assertThat(speech.sound().seconds()).isCloseTo(1, within(1e-9));
    assertThat(speech.words()).extracting(TimedWord::text).containsExactly("Café", "au", "lait");
    assertThat(speech.words().get(1).start()).isCloseTo(0.373, within(1e-9));
    JsonNode sound = JSON.readTree(aws.requests().getFirst().content());
    assertThat(sound.path("Engine").asText()).isEqualTo("neural");
    assertThat(sound.path("VoiceId").asText()).isEqualTo("Joanna");
    assertThat(sound.path("TextType").asText()).isEqualTo("text");
    assertThat(sound.path("SampleRate").asText()).isEqualTo("16000");
    assertThat(JSON.readTree(aws.lastRequest().content()).path("SpeechMarkTypes").get(0).asText())
        .isEqualTo("word");
  }

  @Test
  void shouldPutTheSpeedIntoMarkupThatTheTextCannotBreak() throws Exception {
    String before = "<speak><prosody rate=\"150%\">";
    int second = before.length() + "&lt;Salt&gt;&amp; ".length();
    aws.thenAnswer(
        Answer.bytes("audio/pcm", new byte[32_000]),
        marks(
            "{\"time\":0,\"type\":\"word\",\"start\":%d,\"end\":%d,\"value\":\"Salt\"}\n{\"time\":500,\"type\":\"word\",\"start\":%d,\"end\":%d,\"value\":\"pepper\"}"
                .formatted(before.length() + 4, before.length() + 8, second, second + 6)));

    Speech speech = speak("<Salt>& pepper", "polly/Amy", 1.5);

    assertThat(JSON.readTree(aws.lastRequest().content()).path("Text").asText())
        .isEqualTo(before + "&lt;Salt&gt;&amp; pepper</prosody></speak>");
    assertThat(speech.words()).extracting(TimedWord::text).containsExactly("<Salt>&", "pepper");
    assertThat(speech.words().getLast().start()).isEqualTo(0.5);
  }

  @Test
  void shouldGuessTheTimesThatTheGenerativeEngineDoesNotTell() throws Exception {
    aws.thenAnswer(Answer.bytes("audio/pcm", new byte[32_000]));

    assertThat(speak("Good morning", "polly/Ruth-generative", 1).words()).hasSize(2);
    assertThat(JSON.readTree(aws.lastRequest().content()).path("Engine").asText())
        .isEqualTo("generative");
    assertThat(JSON.readTree(aws.lastRequest().content()).path("VoiceId").asText())
        .isEqualTo("Ruth");
  }

  @Test
  void shouldStopBetweenTwoCalls() {
    Voice voice = voice("polly/Joanna");
    assertThatThrownBy(
            () -> offer.synthesizers().getFirst().synthesize("Hello.", voice, 1, () -> true))
        .isInstanceOf(CancellationException.class);
    assertThat(aws.requests()).isEmpty();
  }

  @Test
  void shouldNameNoVoiceTwice() {
    assertThat(offer.synthesizers().getFirst().voices())
        .extracting(Voice::id)
        .doesNotHaveDuplicates()
        .contains("polly/Joanna", "polly/Joanna-generative");
  }

  private static Answer marks(String lines) {
    return Answer.bytes("application/x-json-stream", lines.getBytes(StandardCharsets.UTF_8));
  }

  private Voice voice(String id) {
    return offer.synthesizers().getFirst().voices().stream()
        .filter(voice -> voice.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Speech speak(String text, String voice, double speed) throws Exception {
    SpeechSynthesizer polly = offer.synthesizers().getFirst();
    return polly.synthesize(text, voice(voice), speed, Cancellation.NEVER);
  }

  // ── Translate and Bedrock ──

  @Test
  void shouldTranslateSentenceBySentence() throws Exception {
    aws.thenAnswer(translated("早上好。"), translated("九。"));

    assertThat(translate(offer, "Good morning.", "", "Nine.")).containsExactly("早上好。", "", "九。");
    // A letter before a short text is its length: CBOR again.
    assertThat(aws.lastRequest().path()).endsWith("/operation/TranslateText");
    assertThat(aws.lastRequest().text())
        .contains("SourceLanguageCodeben")
        .contains("TargetLanguageCodebzh")
        .contains("eNine.");
  }

  private static Answer translated(String text) {
    return cbor(
        200,
        Map.of("TranslatedText", text, "SourceLanguageCode", "en", "TargetLanguageCode", "zh"));
  }

  /** The SDK speaks CBOR (RFC 8949) with Translate: a map of texts of less than 256 bytes. */
  private static Answer cbor(int status, Map<String, String> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0xa0 | fields.size());
    fields.forEach(
        (name, value) -> {
          for (String text : List.of(name, value)) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            bytes.write(0x78);
            bytes.write(utf8.length);
            bytes.writeBytes(utf8);
          }
        });
    return Answer.of(status, "application/cbor", bytes.toByteArray())
        .with("smithy-protocol", "rpc-v2-cbor");
  }

  @Test
  void shouldTranslateWithAModel() throws Exception {
    aws.thenAnswer(EventStream.says("end_turn", "[\"早上", "好。\"]"));

    assertThat(translate(offer("bedrock"), "Good morning.")).containsExactly("早上好。");
    assertThat(aws.lastRequest().path())
        .isEqualTo("/model/amazon.nova-lite-v1%3A0/converse-stream");
    JsonNode request = JSON.readTree(aws.lastRequest().content());
    assertThat(request.at("/messages/0/content/0/text").asText()).isEqualTo("[\"Good morning.\"]");
    assertThat(request.at("/inferenceConfig/maxTokens").asInt()).isPositive();
  }

  @Test
  void shouldNotBelieveAModelThatWasCutShort() {
    aws.thenAnswer(EventStream.says("max_tokens", "[\"早"));

    assertTransient(() -> translate(offer("bedrock"), "Good morning."), "answer_cut_short");
  }

  @Test
  void shouldTellWhatAModelWritesAndWhatItCounts() throws Exception {
    aws.thenAnswer(EventStream.says("end_turn", "Once ", "upon ", "a time"));
    List<Integer> told = new CopyOnWriteArrayList<>();

    Reply reply = chat().answer(new Prompt("Tell.", "A story", 100), told::add, Cancellation.NEVER);

    assertThat(reply).isEqualTo(new Reply("Once upon a time", 30, 5));
    assertThat(told).isSorted().allMatch(length -> length <= 16);
  }

  @Test
  void shouldHangUpOnAModelThatDoesNotEnd() {
    aws.thenAnswer(EventStream.says("end_turn", "And so on, and so on. ".repeat(100)));

    assertTransient(
        () -> chat().answer(new Prompt("Tell.", "A story", 10), _ -> {}, Cancellation.NEVER),
        "answer_too_long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"throttlingException", "internalServerException", "modelStreamErrorException"})
  void shouldComeAgainWhenAModelBreaksOff(String exception) {
    aws.otherwise(_ -> Optional.of(EventStream.breaks(exception, "Not now")));

    assertTransient(
        () -> chat().answer(new Prompt("Tell.", "A story", 10), _ -> {}, Cancellation.NEVER),
        "engine_busy");
  }

  @Test
  void shouldForgetWhatAModelSaidBeforeItBrokeOff() throws Exception {
    aws.thenAnswer(
        EventStream.breaks("throttlingException", "Not now"),
        EventStream.says("end_turn", "Once upon a time"));

    assertThat(
            chat().answer(new Prompt("Tell.", "A story", 10), _ -> {}, Cancellation.NEVER).text())
        .isEqualTo("Once upon a time");
    assertThat(aws.requests()).hasSize(2);
  }

  @Test
  void shouldGiveUpOnWhatAModelRefuses() {
    aws.thenAnswer(
        Answer.json(400, "{\"message\": \"The model is not known.\"}")
            .with(ERROR_HEADER, "ValidationException"));

    assertPermanent(
        () -> chat().answer(new Prompt("Tell.", "A story", 10), _ -> {}, Cancellation.NEVER),
        "engine_refused_input");
  }

  private ChatModel chat() {
    return AwsFamily.bedrock(Environment.of(variables(Map.of())));
  }

  private static List<String> translate(Offer offer, String... sentences) throws Exception {
    Translator translator = offer.translators().getFirst();
    return translator.translate(
        List.of(sentences), new LanguagePair("en", "zh"), Cancellation.NEVER);
  }

  // ── failures ──

  @ParameterizedTest
  @CsvSource({
    "400, ThrottlingException",
    "429, TooManyRequestsException",
    "503, ServiceUnavailableException",
    "500, InternalServerException",
    "400, LimitExceededException"
  })
  void shouldComeAgainWhenAServiceIsBusy(int status, String error) {
    aws.otherwise(_ -> Optional.of(refusal(status, error, "Rate exceeded")));

    assertTransient(() -> translate(offer, "Good morning."), "engine_busy");
  }

  @ParameterizedTest
  @CsvSource({
    "400, ValidationException, engine_refused_input",
    "400, TextSizeLimitReached, engine_refused_input",
    "400, UnsupportedLanguagePairException, engine_refused_input",
    "400, AccessDeniedException, engine_not_allowed",
    "403, UnrecognizedClientException, engine_not_allowed"
  })
  void shouldGiveUpOnWhatNoRetryMends(int status, String error, String code) {
    aws.thenAnswer(refusal(status, error, "Not like this"));

    assertPermanent(() -> translate(offer, "Good morning."), code);
  }

  @Test
  void shouldComeAgainWhenNobodyAnswers() {
    aws.close();

    assertTransient(() -> translate(offer, "Good morning."), "engine_unreachable");
  }

  private static Answer refusal(int status, String error, String message) {
    return cbor(status, Map.of("__type", "com.amazonaws.translate#" + error, "message", message));
  }

  // ── keys, and what is set up ──

  @Test
  void shouldReadAKeyFromSecretsManager() {
    aws.thenAnswer(
        Answer.json(200, "{\"Name\": \"openai\", \"SecretString\": \"sk-from-the-store\\n\"}"));
    ApiKey key =
        ApiKey.find(variables(Map.of("OPENAI_API_KEY_SECRET", "openai")), "OPENAI_API_KEY")
            .orElseThrow();

    assertThat(key.read()).isEqualTo("sk-from-the-store");
    assertThat(key.read()).isEqualTo("sk-from-the-store");
    assertThat(aws.requests()).hasSize(1);
    assertThat(key).hasToString("OPENAI_API_KEY_SECRET");
  }

  @Test
  void shouldSayWhichSecretCannotBeRead() {
    aws.thenAnswer(
        Answer.json(
            400, "{\"__type\": \"ResourceNotFoundException\", \"Message\": \"Not found.\"}"));
    ApiKey key =
        ApiKey.find(variables(Map.of("OPENAI_API_KEY_SECRET", "openai")), "OPENAI_API_KEY")
            .orElseThrow();

    assertPermanent(key::read, "engine_key_missing");
  }

  @Test
  void shouldOfferOnlyWhatTheDeploymentMayUse() {
    assertThat(Offer.of(Map.of())).isEqualTo(Offer.NOTHING);
    assertThat(offer("polly").recognizers()).isEmpty();
    assertThat(offer("polly").synthesizers()).hasSize(1);
    assertThatThrownBy(() -> offer("rekognition"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rekognition");
  }

  @Test
  void shouldKnowWhatItCosts() {
    SpeechSynthesizer polly = offer.synthesizers().getFirst();
    assertThat(offer.recognizers().getFirst().price().of(60)).isEqualTo(Cost.ofUsd(0.024));
    assertThat(polly.price(voice("polly/Joanna")).of(1_000_000)).isEqualTo(Cost.ofUsd(32));
    assertThat(polly.price(voice("polly/Ruth-generative")).of(1_000_000)).isEqualTo(Cost.ofUsd(30));
    assertThat(offer.translators().getFirst().price().usd()).isPositive();
    assertThat(offer("bedrock").translators().getFirst().price()).isNotEqualTo(Price.FREE);
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
              assertThat(e).hasMessageEndingWith(".");
            });
  }
}
