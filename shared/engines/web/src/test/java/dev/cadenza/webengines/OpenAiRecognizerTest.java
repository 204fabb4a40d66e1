package dev.cadenza.webengines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.engines.Transcript;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transcripts, in the forms that different servers give them. */
final class OpenAiRecognizerTest extends OpenAiStub {
  private static final List<TimeSpan> PARTS = List.of(new TimeSpan(1, 3), new TimeSpan(10, 11.5));

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
    assertThat(fields(request, "model")).containsExactly("whisper-1");
    assertThat(fields(request, "language")).containsExactly("en");
    assertThat(fields(request, "response_format")).containsExactly("verbose_json");
    assertThat(fields(request, "timestamp_granularities[]")).containsExactly("word", "segment");
    assertThat(request.text())
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
    assertThat(fields(server.lastRequest(), "language")).isEmpty();
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

  /** The fields of that name of a form. */
  private static List<String> fields(StubService.Request request, String name) {
    return Pattern.compile(
            "name=\"%s\"(?:\r\n[^\r\n]+)*\r\n\r\n(.*)\r\n".formatted(Pattern.quote(name)))
        .matcher(request.text())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private Transcript hear(String language) throws Exception {
    Path file = Files.write(folder.resolve("talk.wav"), wav(PcmFile.SPEECH_RATE, 12));
    return offer
        .recognizers()
        .getFirst()
        .recognize(PcmFile.open(file), PARTS, language, Progress.NONE, Cancellation.NEVER);
  }
}
