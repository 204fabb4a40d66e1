package dev.cadenza.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.model.JobError;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.pipeline.Steps.Text;
import dev.cadenza.testing.TestingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PipelineFactoryTest {
  private static final Step<Text> READ = new Step<>("read", 1, Text.class);
  private static final Step<Text> SPEAK = new Step<>("speak", 1, Text.class);

  private final TestingRun run = new TestingRun(JobType.TTS, Map.of("text", "Hello."));
  private final List<Once> made = new ArrayList<>();

  @Test
  void shouldMakeAPipelineForEachRun() {
    PipelineFactory factory = factory(Once::new);

    run.handle(factory);
    run.life().retry(run.job(), Map.of("text", "Good day."), Optional.empty());
    run.handle(factory);

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(made)
        .extracting(it -> it.read.output().text())
        .containsExactly("Hello.", "Good day.");
  }

  @Test
  void shouldReadWhatTheRunBeganWith() {
    run.handle(
        factory(
            context -> {
              Once once = new Once(context);
              run.life().edit(run.job(), "project", Map.of("text", "Good day."), Optional.empty());
              return once;
            }));

    assertThat(run.job().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(run.job().parameters()).containsEntry("text", "Good day.");
    assertThat(made.getFirst().read.output().text()).isEqualTo("Hello.");
  }

  @Test
  void shouldFailAJobWhosePipelineCannotBeMade() {
    run.handle(
        factory(
            _ -> {
              throw new PermanentFailure("empty_text", "There is no text.");
            }));

    assertThat(run.job().status()).isEqualTo(JobStatus.FAILED);
    assertThat(run.job().error().map(JobError::code)).contains("empty_text");
  }

  @Test
  void shouldRefuseAPipelineWithOtherSteps() {
    PipelineFactory other =
        new PipelineFactory(List.of(READ, SPEAK), Optional.empty(), _ -> new Once("Hello."));

    assertThatThrownBy(() -> other.pipeline(null)).isInstanceOf(IllegalStateException.class);
  }

  private PipelineFactory factory(PipelineFactory.Maker maker) {
    return new PipelineFactory(List.of(READ), Optional.empty(), maker);
  }

  /** Reads the text that the job asks for when the run begins. */
  private final class Once implements Pipeline {
    private final String text;
    private final StepRun<Text> read = READ.doneBy(this::read);

    Once(StepContext context) {
      this(context.job().parameters().get("text").toString());
    }

    Once(String text) {
      this.text = text;
      made.add(this);
    }

    @Override
    public List<StepRun<?>> steps() {
      return List.of(read);
    }

    private Text read() {
      return new Text(text);
    }

    @Override
    public Product product() {
      return new Product("testing", List.of(), Map.of());
    }
  }
}
