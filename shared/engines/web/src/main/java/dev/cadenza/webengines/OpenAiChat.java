package dev.cadenza.webengines;

import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionUsage;
import dev.cadenza.chat.ChatModel;
import dev.cadenza.chat.GrowingAnswer;
import dev.cadenza.chat.Prompt;
import dev.cadenza.chat.Reply;
import dev.cadenza.engines.Price;
import dev.cadenza.media.Cancellation;
import java.util.function.IntConsumer;

/** {@code POST /chat/completions}, with a streamed response. */
final class OpenAiChat implements ChatModel {
  private final OpenAiEndpoint endpoint;
  private final String model;
  private final Price inputPrice;
  private final Price outputPrice;

  OpenAiChat(OpenAiEndpoint endpoint, String model, Price inputPrice, Price outputPrice) {
    this.endpoint = endpoint;
    this.model = model;
    this.inputPrice = inputPrice;
    this.outputPrice = outputPrice;
  }

  @Override
  public String engine() {
    return OpenAiFamily.NAME;
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
      throws InterruptedException {
    GrowingAnswer answer = new GrowingAnswer(engine(), prompt, written);
    ChatCompletionCreateParams question = question(prompt);
    endpoint.ask(
        client -> {
          try (StreamResponse<ChatCompletionChunk> stream =
              client.chat().completions().createStreaming(question)) {
            stream.stream().forEach(chunk -> add(chunk, answer));
          }
          return answer;
        },
        answer::report,
        cancellation);
    return answer.reply();
  }

  private ChatCompletionCreateParams question(Prompt prompt) {
    ChatCompletionCreateParams.Builder question =
        ChatCompletionCreateParams.builder()
            .model(model)
            .addSystemMessage(prompt.instructions())
            .addUserMessage(prompt.request())
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build());
    limit(question, prompt.mostTokens());
    return question.build();
  }

  /** OpenAI's newer models support only the longer name, other servers only the shorter. */
  @SuppressWarnings("deprecation")
  private void limit(ChatCompletionCreateParams.Builder question, int mostTokens) {
    if (endpoint.isHome()) {
      question.maxCompletionTokens(mostTokens);
    } else {
      question.maxTokens(mostTokens);
    }
  }

  private static void add(ChatCompletionChunk chunk, GrowingAnswer answer) {
    for (Choice choice : chunk.choices()) {
      choice.delta().content().ifPresent(answer::add);
      choice
          .finishReason()
          .filter(Choice.FinishReason.LENGTH::equals)
          .ifPresent(_ -> answer.cutShort());
    }
    // In the last chunk, of a server that reports tokens.
    chunk.usage().ifPresent(usage -> count(usage, answer));
  }

  private static void count(CompletionUsage usage, GrowingAnswer answer) {
    answer.count(Math.toIntExact(usage.promptTokens()), Math.toIntExact(usage.completionTokens()));
  }
}
