package dev.cadenza.llama;

import static java.util.Objects.requireNonNull;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import dev.cadenza.chat.GrowingAnswer;
import dev.cadenza.chat.Prompt;
import dev.cadenza.model.PermanentFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A loaded model. For one thread. */
final class LlamaSession {
  /** Tokens of a prompt and its answer; a chapter of a long story needs about 5,000. */
  private static final int CONTEXT = 8_192;

  private static final int LEAST_ANSWER = 64;

  /** Low enough for JSON, high enough for stories. */
  private static final float TEMPERATURE = 0.5f;

  private final Path file;
  private LlamaModel model;

  LlamaSession(Path file) {
    this.file = requireNonNull(file, "file");
  }

  /**
   * Appends to an answer until the model ends it, or it is stopped.
   *
   * @throws PermanentFailure {@code llama_model_unusable}, {@code llama_prompt_too_long}
   */
  void answer(Prompt prompt, GrowingAnswer answer, BooleanSupplier stopped) {
    if (stopped.getAsBoolean()) {
      return;
    }
    LlamaModel loaded = loaded();
    String text =
        loaded.applyTemplate(
            new InferenceParameters("")
                .setMessages(prompt.instructions(), List.of(new Pair<>("user", prompt.request()))));
    int input = loaded.encode(text).length;
    if (input + LEAST_ANSWER > CONTEXT) {
      throw new PermanentFailure(
          "llama_prompt_too_long",
          "The prompt has %d tokens; llama takes at most %d."
              .formatted(input, CONTEXT - LEAST_ANSWER));
    }
    int most = Math.min(prompt.mostTokens(), CONTEXT - input);
    int written = write(loaded, text, most, answer, stopped);
    answer.count(input, Math.max(1, written));
    if (written >= most) {
      answer.cutShort();
    }
  }

  private static int write(
      LlamaModel model, String text, int most, GrowingAnswer answer, BooleanSupplier stopped) {
    LlamaIterator tokens =
        model
            .generate(new InferenceParameters(text).setNPredict(most).setTemperature(TEMPERATURE))
            .iterator();
    int written = 0;
    while (tokens.hasNext()) {
      if (stopped.getAsBoolean()) {
        tokens.cancel();
        return written;
      }
      answer.add(tokens.next().text);
      written++;
    }
    return written;
  }

  private LlamaModel loaded() {
    if (model == null) {
      NativeLibrary.load();
      try {
        model =
            new LlamaModel(
                new ModelParameters()
                    .setModel(file.toString())
                    .setCtxSize(CONTEXT)
                    .setThreads(Runtime.getRuntime().availableProcessors())
                    .disableLog());
      } catch (RuntimeException e) {
        // Its LlamaException is not public.
        throw new PermanentFailure(
            "llama_model_unusable", "llama.cpp cannot load %s: %s".formatted(file, e.getMessage()));
      }
    }
    return model;
  }
}
