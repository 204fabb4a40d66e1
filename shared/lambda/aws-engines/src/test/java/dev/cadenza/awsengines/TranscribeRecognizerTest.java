package dev.cadenza.awsengines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.WorkPending;
import dev.cadenza.testing.Failures;
import dev.cadenza.testing.StubService.Answer;
import dev.cadenza.testing.StubService.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asynchronous transcriptions by the service. */
final class TranscribeRecognizerTest extends AwsStub {
  @TempDir private Path folder;

  @Test
  void shouldBeginATranscriptionAndNotWaitForIt() throws Exception {
    aws.thenAnswer(
        unknownJob(),
        s3("PUT"),
        Answer.json(200, job("IN_PROGRESS", "\"LanguageCode\": \"en-GB\"")));

    assertThatThrownBy(() -> hear("en-GB"))
        .isInstanceOfSatisfying(
            WorkPending.class, e -> assertThat(e.after()).isGreaterThan(Duration.ofSeconds(10)));

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

    assertThatThrownBy(() -> hear("und")).isInstanceOf(WorkPending.class);
    assertThat(aws.lastRequest().text())
        .contains("\"IdentifyLanguage\":true")
        .doesNotContain("LanguageCode\":");
  }

  @Test
  void shouldUseTheVocabularyOfTheDeployment() {
    EngineCatalog named =
        EngineFamilies.offered(
            variables(Map.of("AWS_ENGINES", "transcribe", "TRANSCRIBE_VOCABULARY", "ferries")));
    aws.thenAnswer(
        unknownJob(), s3("PUT"), Answer.json(200, job("QUEUED", "\"LanguageCode\": \"en-US\"")));

    assertThatThrownBy(() -> hear(named, "en")).isInstanceOf(WorkPending.class);
    assertThat(aws.lastRequest().text()).contains("\"VocabularyName\":\"ferries\"");
  }

  @Test
  void shouldAskAgainLaterTheLongerItTakes() {
    double created = Instant.now().minusSeconds(300).toEpochMilli() / 1000.0;
    aws.thenAnswer(Answer.json(200, job("IN_PROGRESS", "\"CreationTime\": " + created)));

    assertThatThrownBy(() -> hear("en"))
        .isInstanceOfSatisfying(
            WorkPending.class,
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
  void shouldKeepTheTranscriptAlsoWhenItCannotSweepUp() throws Exception {
    aws.thenAnswer(
        Answer.json(200, job("COMPLETED", "\"LanguageCode\": \"de-DE\"")),
        Answer.json(200, "{\"results\": {\"items\": []}}"),
        Answer.json(403, ""));

    assertThat(hear("und").language()).isEqualTo("de");
  }

  @Test
  void shouldBeginAnewWhenTheTranscriptIsGone() {
    aws.thenAnswer(
        Answer.json(200, job("COMPLETED", "\"LanguageCode\": \"de-DE\"")),
        Answer.of(
            404,
            "application/xml",
            "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8)),
        s3("DELETE"),
        s3("DELETE"),
        Answer.json(200, "{}"));

    Failures.assertTransient(() -> hear("de"), "transcript_lost");
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

  private Transcript hear(EngineCatalog offer, String language) throws Exception {
    Path file = folder.resolve("talk.wav");
    try (WavWriter writer = WavWriter.create(file, PcmFile.SPEECH_RATE)) {
      writer.append(Pcm.silence(4, PcmFile.SPEECH_RATE));
    }
    SpeechRecognizer transcribe = offer.recognizers().getFirst();
    return transcribe.recognize(
        PcmFile.open(file),
        List.of(new TimeSpan(0, 4)),
        language,
        Progress.NONE,
        Cancellation.NEVER);
  }
}
