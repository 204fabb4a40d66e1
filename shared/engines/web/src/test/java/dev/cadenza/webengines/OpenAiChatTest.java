package dev.cadenza.webengines;

import static dev.cadenza.testing.Failures.assertTransient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.chat.ChatModel;
import dev.cadenza.chat.Prompt;
import dev.cadenza.chat.Reply;
import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Price;
import dev.cadenza.media.Cancellation;
import dev.cadenza.testing.StubService.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Answers of a model, as they come in. */
final class OpenAiChatTest extends OpenAiStub {
  private static final Prompt PROMPT = new Prompt("Tell.", "A story", 100);

  @Test
  void shouldTranslate() throws Exception {
    server.thenAnswer(says("stop", "```json\n[\"Guten ", "Morgen.\", \"Neun.\"]\n```"));

    assertThat(translate("Good morning.", "Nine.")).containsExactly("Guten Morgen.", "Neun.");
    assertThat(server.lastRequest().path()).isEqualTo("/v1/chat/completions");
    JsonNode request = Json.read(server.lastRequest().content());
    assertThat(request.at("/messages/0/role").asText()).isEqualTo("system");
    assertThat(request.at("/messages/0/content").asText()).contains("from English into German");
    assertThat(request.at("/messages/1/content").asText())
        .isEqualTo("[\"Good morning.\",\"Nine.\"]");
    // The servers of others know no newer name.
    assertThat(request.path("max_tokens").asInt()).isPositive();
    assertThat(request.at("/stream_options/include_usage").asBoolean()).isTrue();
  }

  @Test
  void shouldAskAgainInHalvesWhereTheModelMiscounts() throws Exception {
    server.thenAnswer(
        says("stop", "[\"Guten Morgen. Neun.\"]"),
        says("stop", "[\"Guten Morgen.\"]"),
        says("stop", "[\"Neun.\"]"));

    assertThat(translate("Good morning.", "Nine.")).containsExactly("Guten Morgen.", "Neun.");
  }

  @Test
  void shouldNotBelieveARamblingModel() {
    server.thenAnswer(says("stop", "I would love to help!"));
    assertTransient(() -> translate("Good morning."), "translation_unreadable");

    server.thenAnswer(says("length", "[\"Gut"));
    assertTransient(() -> translate("Good morning."), "answer_cut_short");
  }

  @Test
  void shouldTellWhatAModelWritesWhileItWritesAndWhatItCounts() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    List<Integer> told = new ArrayList<>();
    AtomicBoolean intime = new AtomicBoolean();
    server.thenAnswer(
        says("stop", "Once ", "upon a time").pausing(() -> intime.set(awaited(heard))));

    Reply reply =
        chat()
            .answer(
                PROMPT,
                length -> {
                  told.add(length);
                  if (length > 0) {
                    heard.countDown();
                  }
                },
                Cancellation.NEVER);

    assertThat(intime).as("told before the answer was whole").isTrue();
    assertThat(told).isSorted().contains(5).endsWith(16);
    assertThat(reply).isEqualTo(new Reply("Once upon a time", 30, 5));
  }

  @Test
  void shouldGuessTheTokensOfAServerThatDoesNotCount() throws Exception {
    server.thenAnswer(Answer.events(List.of(piece("Once upon a time", "stop"))));

    Reply reply = chat().answer(PROMPT, _ -> {}, Cancellation.NEVER);

    assertThat(reply.inputTokens()).isBetween(2, 5);
    assertThat(reply.outputTokens()).isBetween(3, 6);
  }

  @Test
  void shouldHangUpOnAModelThatDoesNotEnd() {
    server.thenAnswer(says("stop", "And so on, and so on. ".repeat(100), "And so on."));

    assertTransient(
        () -> chat().answer(new Prompt("Tell.", "A story", 10), _ -> {}, Cancellation.NEVER),
        "answer_too_long");
  }

  @Test
  void shouldComeAgainWhenAModelBreaksOff() {
    server.thenAnswer(
        Answer.events(
            List.of(
                piece("Once ", ""),
                "{\"error\": {\"message\": \"Out of memory\", \"code\": 500}}")));

    assertTransient(() -> chat().answer(PROMPT, _ -> {}, Cancellation.NEVER), "engine_busy");
  }

  @Test
  void shouldSayThatAServerAnswersInAFormOfItsOwn() {
    server.thenAnswer(Answer.events(List.of("{\"choices\": \"Once upon a time\"}")));

    assertTransient(() -> chat().answer(PROMPT, _ -> {}, Cancellation.NEVER), "answer_unreadable");
  }

  @Test
  void shouldHangUpWhenTheWorkIsCancelled() {
    CountDownLatch done = new CountDownLatch(1);
    AtomicBoolean cancelled = new AtomicBoolean();
    server.thenAnswer(says("stop", "Once ", "upon a time").pausing(() -> awaited(done)));

    assertThatThrownBy(
            () -> chat().answer(PROMPT, length -> cancelled.set(length > 0), cancelled::get))
        .isInstanceOf(CancellationException.class);
    done.countDown();
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** In pieces, with what it cost at the end. */
  private static Answer says(String reason, String... pieces) {
    List<String> events = new ArrayList<>();
    for (String piece : pieces) {
      events.add(piece(piece, ""));
    }
    events.add(piece("", reason));
    events.add(
        """
        {"choices": [], "usage": {"prompt_tokens": 30, "completion_tokens": 5, "total_tokens": 35}}""");
    return Answer.events(events);
  }

  private static String piece(String content, String reason) {
    ObjectNode choice = Json.object().put("index", 0);
    choice.putObject("delta").put("content", content);
    choice.put("finish_reason", reason.isEmpty() ? null : reason);
    ObjectNode chunk = Json.object().put("id", "1").put("object", "chat.completion.chunk");
    chunk.putArray("choices").add(choice);
    return chunk.toString();
  }

  private ChatModel chat() {
    return new OpenAiChat(
        new OpenAiEndpoint(URI.create(server.url() + "/v1"), Optional.empty()),
        "llama",
        Price.FREE,
        Price.FREE);
  }

  private List<String> translate(String... sentences) throws Exception {
    return offer
        .translators()
        .getFirst()
        .translate(List.of(sentences), new LanguagePair("en", "de"), Cancellation.NEVER);
  }
}
