package dev.cadenza.awsengines;

import dev.cadenza.chat.Prompt;
import dev.cadenza.chat.Reply;
import dev.cadenza.model.TransientFailure;
import java.util.function.IntConsumer;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler.Visitor;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/** An answer while it comes in, on the threads of the client. */
final class BedrockAnswer {
  /** Of the longest words of any script, and then some. */
  private static final int MOST_CHARACTERS_PER_TOKEN = 16;

  private final Prompt prompt;
  private final IntConsumer written;
  private final StringBuilder text = new StringBuilder();
  private StopReason reason = StopReason.UNKNOWN_TO_SDK_VERSION;
  private TokenUsage usage = TokenUsage.builder().build();

  /**
   * @param written takes the characters that are there
   */
  BedrockAnswer(Prompt prompt, IntConsumer written) {
    this.prompt = prompt;
    this.written = written;
  }

  ConverseStreamResponseHandler handler() {
    return ConverseStreamResponseHandler.builder()
        .onResponse(_ -> begin())
        .subscriber(
            Visitor.builder()
                .onContentBlockDelta(this::add)
                .onMessageStop(this::stop)
                .onMetadata(this::count)
                .build())
        // A stream that is cut off is told by the call itself; without a handler the SDK logs it.
        .onError(_ -> {})
        .build();
  }

  /** Anew, when the client tries again what was broken off. */
  private synchronized void begin() {
    text.setLength(0);
  }

  private synchronized void add(ContentBlockDeltaEvent event) {
    String more = event.delta().text();
    // What the model thinks aloud is no text.
    if (more != null && !isEndless()) {
      text.append(more);
    }
  }

  private synchronized void stop(MessageStopEvent event) {
    reason = event.stopReason();
  }

  private synchronized void count(ConverseStreamMetadataEvent event) {
    usage = event.usage();
  }

  private boolean isEndless() {
    return text.length() > (long) prompt.mostTokens() * MOST_CHARACTERS_PER_TOKEN;
  }

  /**
   * Tells how much there is, on the thread of whoever asked.
   *
   * @throws TransientFailure {@code answer_too_long} if the model does not keep to its limit
   */
  void tell() {
    written.accept(length());
  }

  private synchronized int length() {
    if (isEndless()) {
      throw new TransientFailure(
          "answer_too_long", BedrockChat.NAME + " answers without end.", null);
    }
    return text.length();
  }

  /**
   * The whole of it.
   *
   * @throws TransientFailure {@code answer_cut_short}, {@code answer_too_long}
   */
  synchronized Reply reply() {
    tell();
    if (reason == StopReason.MAX_TOKENS) {
      throw new TransientFailure(
          "answer_cut_short",
          BedrockChat.NAME + " had more to say than " + prompt.mostTokens() + " tokens.",
          null);
    }
    return new Reply(
        text.toString(),
        usage.inputTokens() == null
            ? Prompt.tokensOf(prompt.instructions() + prompt.request())
            : usage.inputTokens(),
        usage.outputTokens() == null ? Prompt.tokensOf(text.toString()) : usage.outputTokens());
  }
}
