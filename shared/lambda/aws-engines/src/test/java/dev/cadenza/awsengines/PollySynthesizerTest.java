package dev.cadenza.awsengines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimedWord;
import dev.cadenza.testing.StubService.Answer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Speech, and when each word of it is said. */
final class PollySynthesizerTest extends AwsStub {
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
}
