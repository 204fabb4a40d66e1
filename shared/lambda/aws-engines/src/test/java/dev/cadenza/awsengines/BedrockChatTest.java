package dev.cadenza.awsengines;

import static dev.cadenza.testing.Failures.assertPermanent;
import static dev.cadenza.testing.Failures.assertTransient;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.chat.ChatModel;
import dev.cadenza.chat.Prompt;
import dev.cadenza.chat.Reply;
import dev.cadenza.media.Cancellation;
import dev.cadenza.testing.StubService.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of a model, as they come in. */
final class BedrockChatTest extends AwsStub {
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
    assertThat(told).isSorted().endsWith(16);
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
    Environment environment = Environment.of(variables(Map.of()));
    return AwsFamily.bedrock(new AwsClients(environment), environment);
  }
}
