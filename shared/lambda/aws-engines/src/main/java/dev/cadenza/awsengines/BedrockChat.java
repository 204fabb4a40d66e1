package dev.cadenza.awsengines;

import dev.cadenza.chat.ChatModel;
import dev.cadenza.chat.GrowingAnswer;
import dev.cadenza.chat.Prompt;
import dev.cadenza.chat.Reply;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.service.CancellableWait;
import dev.cadenza.media.Cancellation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler.Visitor;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/** A model of Bedrock, with ConverseStream, which is the same for all models. */
final class BedrockChat implements ChatModel {
  static final String NAME = "bedrock";

  /** The time limit without output of a model. */
  static final Duration MAX_SILENCE = Duration.ofMinutes(2);

  private final Supplier<BedrockRuntimeAsyncClient> client;
  private final String model;

  /**
   * @param model a model's id, or an inference profile's
   */
  BedrockChat(Supplier<BedrockRuntimeAsyncClient> client, String model) {
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

  /** An inference profile has a region before the model's id: {@code eu.amazon.nova-lite-v1:0}. */
  private Price price(String direction) {
    return Price.of(NAME + "/" + model + direction)
        .or(() -> Price.of(NAME + "/" + model.replaceFirst("^[a-z]+\\.", "") + direction))
        .orElse(Price.FREE);
  }

  @Override
  public Reply answer(Prompt prompt, IntConsumer written, Cancellation cancellation)
      throws InterruptedException {
    GrowingAnswer answer = new GrowingAnswer(NAME, prompt, written);
    try {
      CancellableWait.await(
          () -> client.get().converseStream(request(prompt), into(answer)),
          answer::report,
          cancellation);
    } catch (ExecutionException e) {
      throw Services.failure(NAME, e.getCause());
    }
    return answer.reply();
  }

  private static ConverseStreamResponseHandler into(GrowingAnswer answer) {
    return ConverseStreamResponseHandler.builder()
        .onResponse(_ -> answer.begin())
        .subscriber(
            Visitor.builder()
                // Reasoning of the model is not part of the text.
                .onContentBlockDelta(
                    event -> Optional.ofNullable(event.delta().text()).ifPresent(answer::add))
                .onMessageStop(event -> stop(event.stopReason(), answer))
                .onMetadata(event -> count(event.usage(), answer))
                .build())
        // A truncated stream is reported by the call itself; without a handler the SDK logs it.
        .onError(_ -> {})
        .build();
  }

  private static void stop(StopReason reason, GrowingAnswer answer) {
    if (reason == StopReason.MAX_TOKENS) {
      answer.cutShort();
    }
  }

  private static void count(TokenUsage usage, GrowingAnswer answer) {
    if (usage.inputTokens() != null && usage.outputTokens() != null) {
      answer.count(usage.inputTokens(), usage.outputTokens());
    }
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
}
