package dev.cadenza.awsengines;

import dev.cadenza.chat.ChatModel;
import dev.cadenza.chat.Prompt;
import dev.cadenza.chat.Reply;
import dev.cadenza.engines.Price;
import dev.cadenza.media.Cancellation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** A model behind Bedrock's ConverseStream, which is the same for every model. */
final class BedrockChat implements ChatModel {
  static final String NAME = "bedrock";

  /** How long a model may say nothing. */
  static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  private static final Duration LOOK = Duration.ofMillis(100);

  private final Lazy<BedrockRuntimeAsyncClient> client;
  private final String model;

  /**
   * @param model a model's id, or an inference profile's
   */
  BedrockChat(Lazy<BedrockRuntimeAsyncClient> client, String model) {
    this.client = client;
    this.model = model;
  }

  @Override
  public String engine() {
    return NAME;
  }

  @Override
  public Price inputPrice() {
    return price("/input");
  }

  @Override
  public Price outputPrice() {
    return price("/output");
  }

  /** An inference profile puts a region before the model's id: {@code eu.amazon.nova-lite-v1:0}. */
  private Price price(String direction) {
    return Price.of(NAME + "/" + model + direction)
        .or(() -> Price.of(NAME + "/" + model.replaceFirst("^[a-z]+\\.", "") + direction))
        .orElse(Price.FREE);
  }

  @Override
  public Reply answer(Prompt prompt, IntConsumer written, Cancellation cancellation)
      throws InterruptedException {
    cancellation.check();
    BedrockAnswer answer = new BedrockAnswer(prompt, written);
    CompletableFuture<Void> call = client.get().converseStream(request(prompt), answer.handler());
    try {
      await(call, answer, cancellation);
    } catch (ExecutionException e) {
      throw Services.failure(NAME, e.getCause());
    } finally {
      // Hangs up where nobody listens any more; else it is done already.
      call.cancel(true);
    }
    return answer.reply();
  }

  private ConverseStreamRequest request(Prompt prompt) {
    Message asked =
        Message.builder()
            .role(ConversationRole.USER)
            .content(ContentBlock.fromText(prompt.request()))
            .build();
    return ConverseStreamRequest.builder()
        .modelId(model)
        .system(SystemContentBlock.fromText(prompt.instructions()))
        .messages(asked)
        .inferenceConfig(limits -> limits.maxTokens(prompt.mostTokens()))
        .build();
  }

  private static void await(
      CompletableFuture<Void> call, BedrockAnswer answer, Cancellation cancellation)
      throws InterruptedException, ExecutionException {
    while (true) {
      cancellation.check();
      answer.tell();
      try {
        call.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException _) {
        // It is still at it.
      }
    }
  }
}
