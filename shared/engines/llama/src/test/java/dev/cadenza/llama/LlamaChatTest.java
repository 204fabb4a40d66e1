package dev.cadenza.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cadenza.chat.ChatStoryWriter;
import dev.cadenza.chat.Prompt;
import dev.cadenza.chat.Reply;
import dev.cadenza.engines.catalog.EngineStatus;
import dev.cadenza.engines.story.Story;
import dev.cadenza.engines.story.StoryRequest;
import dev.cadenza.engines.story.StoryWriter;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.testing.InstalledModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LlamaChatTest {
  private static final Prompt QUESTION =
      new Prompt("You answer briefly.", "What is the capital of France?", 200);
  private static final Prompt LONG_STORY =
      new Prompt("You write very long stories.", "Write a story of ten chapters.", 4_000);

  private static final int MAX_TRIES = 10;

  @TempDir private Path folder;

  @Test
  void shouldAnswerAQuestionAndReportTheGrowingText() throws Exception {
    assertThat(answers(smol())).anyMatch(LlamaChatTest::isRight);
  }

  /** Until one is right: so small a model does not answer well each time. */
  private static List<String> answers(LlamaChat chat) throws InterruptedException {
    List<String> answers = new ArrayList<>();
    for (int tries = 0;
        tries < MAX_TRIES && answers.stream().noneMatch(LlamaChatTest::isRight);
        tries++) {
      answer(chat).ifPresent(answers::add);
    }
    return answers;
  }

  private static boolean isRight(String answer) {
    return answer.contains("Paris");
  }

  private static Optional<String> answer(LlamaChat chat) throws InterruptedException {
    List<Integer> lengths = new ArrayList<>();
    try {
      Reply reply = chat.answer(QUESTION, lengths::add, Cancellation.NEVER);
      assertThat(reply.inputTokens()).isBetween(10, 100);
      assertThat(reply.outputTokens()).isBetween(1, 200);
      assertThat(lengths).isSorted().last().isEqualTo(reply.text().length());
      return Optional.of(reply.text());
    } catch (TransientFailure tooLong) {
      assertThat(tooLong).hasMessageContaining("exceeded 200 tokens");
      return Optional.empty();
    }
  }

  @Test
  void shouldStopBetweenTokensWhenItIsCancelled() throws Exception {
    LlamaChat chat = smol();
    AtomicInteger length = new AtomicInteger();

    assertThatThrownBy(() -> chat.answer(LONG_STORY, length::set, () -> length.get() > 20))
        .isInstanceOf(CancellationException.class);

    assertThat(length.get()).isBetween(21, 2_000);
    // The thread is free again: the next prompt does not wait for the rest of the story.
    assertThat(answers(chat)).isNotEmpty();
  }

  @Test
  void shouldSayThatAnAnswerWasCutShort() {
    LlamaChat chat = smol();

    assertThatThrownBy(
            () ->
                chat.answer(
                    new Prompt("You write stories.", "Write a story.", 5),
                    _ -> {},
                    Cancellation.NEVER))
        .isInstanceOfSatisfying(
            TransientFailure.class,
            failure -> assertThat(failure.code()).isEqualTo("answer_cut_short"));
  }

  @Test
  void shouldRefuseAPromptThatIsTooLong() {
    LlamaChat chat = smol();
    Prompt prompt = new Prompt("You answer briefly.", "word ".repeat(9_000), 100);

    assertThatThrownBy(() -> chat.answer(prompt, _ -> {}, Cancellation.NEVER))
        .isInstanceOfSatisfying(
            PermanentFailure.class,
            failure -> assertThat(failure.code()).isEqualTo("llama_prompt_too_long"));
  }

  /** Such a small model seldom writes the JSON of a plan; the job has to say so then. */
  @Test
  void shouldWriteAStoryOrSayThatItCannot() throws Exception {
    StoryRequest request =
        new StoryRequest(
            "A lighthouse keeper who finds a letter",
            Optional.empty(),
            Optional.empty(),
            StoryRequest.Length.SHORT,
            Optional.of(30),
            List.of(),
            1,
            "en");
    StoryWriter writer = new ChatStoryWriter(smol());

    try {
      Story story = writer.write(request, _ -> {}, Meter.unlimited(), Cancellation.NEVER);
      assertThat(story.words()).isPositive();
    } catch (TransientFailure failure) {
      assertThat(failure.code()).isIn("story_unreadable", "answer_cut_short");
      assertThat(failure).hasMessageContaining("llama");
    }
  }

  @Test
  void shouldUnpackItsLibraryToAPrivateFolderAndDeleteIt() throws Exception {
    assertThat(answers(smol())).isNotEmpty();

    Path unpacked = Path.of(System.getProperty("de.kherud.llama.tmpdir"));
    assertThat(unpacked.getFileName().toString())
        .startsWith("cadenza-llama-" + ProcessHandle.current().pid() + "-");
    assertThat(unpacked).doesNotExist();
    assertThat(System.getProperty("de.kherud.llama.lib.path")).isEqualTo(unpacked.toString());
  }

  @Test
  void shouldSayWhatIsWrongWithTheFile() throws IOException {
    Path missing = folder.resolve("missing.gguf");
    Path other = Files.writeString(folder.resolve("other.gguf"), "GGML and more");
    Path empty = Files.createFile(folder.resolve("empty.gguf"));

    assertFault(missing, "which is not a file");
    assertFault(folder, "which is not a file");
    assertFault(other, "which is not a GGUF file");
    assertFault(empty, "which is not a GGUF file");
  }

  private static void assertFault(Path file, String message) {
    LlamaChat chat = new LlamaChat(new GgufFile(file));

    assertThatThrownBy(() -> chat.answer(QUESTION, _ -> {}, Cancellation.NEVER))
        .isInstanceOfSatisfying(
            PermanentFailure.class,
            failure -> assertThat(failure.code()).isEqualTo("llama_model_unusable"))
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
    assertThat(status(Map.of("LLAMA_MODEL", file.toString())).installHint()).contains(message);
  }

  @Test
  void shouldSayThatLlamaCannotLoadAFile() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.gguf"), "GGUF and nothing else");
    LlamaChat chat = new LlamaChat(new GgufFile(broken));

    assertThatThrownBy(() -> chat.answer(QUESTION, _ -> {}, Cancellation.NEVER))
        .isInstanceOfSatisfying(
            PermanentFailure.class,
            failure -> assertThat(failure.code()).isEqualTo("llama_model_unusable"))
        .hasMessageContaining("cannot load");
  }

  @Test
  void shouldBeThereOnlyIfAFileIsNamed() {
    LlamaEngines engines = new LlamaEngines();

    assertThat(engines.installed(Map.of()).writers()).isEmpty();
    assertThat(engines.installed(Map.of("LLAMA_MODEL", " ")).writers()).isEmpty();
    assertThat(status(Map.of()).available()).isFalse();
    assertThat(status(Map.of()).installHint()).contains("LLAMA_MODEL");
    assertThat(engines.installed(Map.of("LLAMA_MODEL", "/some/file.gguf")).writers())
        .singleElement()
        .satisfies(writer -> assertThat(writer.name()).isEqualTo("llama"));
  }

  private static EngineStatus status(Map<String, String> environment) {
    return new LlamaEngines().status(environment).getFirst();
  }

  private static LlamaChat smol() {
    Optional<Path> model = ModelFolder.of(InstalledModels.environment()).installed("smollm2-135m");
    assumeTrue(model.isPresent(), "No model: run \"cadenza models install smollm2-135m\".");
    return new LlamaChat(new GgufFile(model.orElseThrow().resolve("model.gguf")));
  }
}
