package dev.cadenza.awsengines;

import dev.cadenza.chat.ChatModel;
import dev.cadenza.engines.Price;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** A model behind Bedrock's Converse, which is the same for every model. */
final class BedrockChat implements ChatModel {
  static final String NAME = "bedrock";

  private final Lazy<BedrockRuntimeClient> client;
  private final String model;

  /**
   * @param model a model's id, or an inference profile's
   */
  BedrockChat(Lazy<BedrockRuntimeClient> client, String model) {
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
  public String answer(
      String instructions, String request, int mostTokens, Cancellation cancellation)
      throws InterruptedException {
    cancellation.check();
    Message asked =
        Message.builder()
            .role(ConversationRole.USER)
            .content(ContentBlock.fromText(request))
            .build();
    ConverseResponse answer =
        Services.call(
            NAME,
            () ->
                client
                    .get()
                    .converse(
                        call ->
                            call.modelId(model)
                                .system(SystemContentBlock.fromText(instructions))
                                .messages(asked)
                                .inferenceConfig(limits -> limits.maxTokens(mostTokens))));
    if (answer.stopReason() == StopReason.MAX_TOKENS) {
      throw new TransientFailure(
          "answer_cut_short", NAME + " had more to say than " + mostTokens + " tokens.", null);
    }
    return answer.output().message().content().stream()
        .map(ContentBlock::text)
        .filter(text -> text != null)
        .collect(Collectors.joining());
  }
}
