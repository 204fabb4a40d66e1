package dev.cadenza.webengines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.chat.ChatModel;
import dev.cadenza.chat.Prompt;
import dev.cadenza.chat.Reply;
import dev.cadenza.engines.Price;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.util.function.IntConsumer;

/** {@code POST /chat/completions}. */
final class OpenAiChat implements ChatModel {
  private final WebService service;
  private final String model;
  private final Price inputPrice;
  private final Price outputPrice;

  OpenAiChat(WebService service, String model, Price inputPrice, Price outputPrice) {
    this.service = service;
    this.model = model;
    this.inputPrice = inputPrice;
    this.outputPrice = outputPrice;
  }

  @Override
  public String engine() {
    return service.engine();
  }

  @Override
  public Price inputPrice() {
    return inputPrice;
  }

  @Override
  public Price outputPrice() {
    return outputPrice;
  }

  @Override
  public Reply answer(Prompt prompt, IntConsumer written, Cancellation cancellation)
      throws IOException, InterruptedException {
    ObjectNode body = Json.object().put("model", model);
    ArrayNode messages = body.putArray("messages");
    messages.addObject().put("role", "system").put("content", prompt.instructions());
    messages.addObject().put("role", "user").put("content", prompt.request());
    // OpenAI's newer models know only the longer name, others' servers only the shorter.
    body.put(
        service.isAt(OpenAiFamily.HOME) ? "max_completion_tokens" : "max_tokens",
        prompt.mostTokens());
    JsonNode answer = Json.read(service.postJson("/chat/completions", body, cancellation));
    JsonNode choice = answer.at("/choices/0");
    if (choice.path("finish_reason").asText().equals("length")) {
      throw new TransientFailure(
          "answer_cut_short",
          engine() + " had more to say than " + prompt.mostTokens() + " tokens.",
          null);
    }
    String text = choice.at("/message/content").asText();
    // Not every server counts.
    JsonNode usage = answer.path("usage");
    return new Reply(
        text,
        usage
            .path("prompt_tokens")
            .asInt(Prompt.tokensOf(prompt.instructions() + prompt.request())),
        usage.path("completion_tokens").asInt(Prompt.tokensOf(text)));
  }
}
