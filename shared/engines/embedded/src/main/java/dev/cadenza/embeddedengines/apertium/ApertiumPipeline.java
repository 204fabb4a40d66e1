package dev.cadenza.embeddedengines.apertium;

import dev.cadenza.embeddedengines.process.Resident;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The running programs of one mode. A sentence and its translation end with a NUL.
 *
 * <p>When this process ends, in any way, the first program reads the end of its input, and then
 * each of the others: none remains. For one caller at a time.
 */
final class ApertiumPipeline implements Resident.Child {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 50;

  private final List<Process> stages;
  private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();

  private ApertiumPipeline(List<Process> stages) {
    this.stages = stages;
    Thread.ofPlatform().daemon().name("apertium").start(this::read);
  }

  /**
   * @throws TransientFailure {@code program_missing}
   */
  static ApertiumPipeline start(ApertiumMode mode) {
    try {
      return new ApertiumPipeline(
          ProcessBuilder.startPipeline(
              mode.stages().stream().map(ApertiumPipeline::builder).toList()));
    } catch (IOException e) {
      throw new TransientFailure("program_missing", "apertium's programs did not start.", e);
    }
  }

  private static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    builder.environment().keySet().retainAll(List.of("PATH", "LD_LIBRARY_PATH"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }

  @Override
  public boolean alive() {
    return stages.stream().allMatch(Process::isAlive);
  }

  /**
   * @param sentence in the stream format
   * @throws TransientFailure {@code translation_failed}, {@code time_limit}; the pipeline must not
   *     be used afterwards, nor after a cancellation
   */
  String translate(String sentence, Cancellation cancellation) throws InterruptedException {
    cancellation.check();
    try {
      OutputStream input = stages.getFirst().getOutputStream();
      input.write((sentence + '\0').getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      throw new TransientFailure("translation_failed", "apertium stopped.", e);
    }
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Optional<String> answer = answers.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
    while (answer == null) {
      cancellation.check();
      if (System.nanoTime() - deadline > 0) {
        throw new TransientFailure("time_limit", "apertium did not respond.", null);
      }
      answer = answers.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
    return answer.orElseThrow(
        () -> new TransientFailure("translation_failed", "apertium stopped.", null));
  }

  private void read() {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (InputStream output = stages.getLast().getInputStream()) {
      for (int b = output.read(); b >= 0; b = output.read()) {
        if (b == 0) {
          answers.add(Optional.of(answer.toString(StandardCharsets.UTF_8)));
          answer.reset();
        } else {
          answer.write(b);
        }
      }
    } catch (IOException e) {
      // Closed while reading: the waiting thread is notified of the end.
    }
    answers.add(Optional.empty());
  }

  @Override
  public void close() {
    stages.forEach(Process::destroyForcibly);
    stages.forEach(stage -> stage.onExit().completeOnTimeout(stage, 1, TimeUnit.SECONDS).join());
  }
}
