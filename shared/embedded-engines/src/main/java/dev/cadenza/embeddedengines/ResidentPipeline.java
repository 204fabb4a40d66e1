package dev.cadenza.embeddedengines;

import dev.cadenza.media.Cancellation;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A pair's programs, shared by those who ask, one after another: started when first asked, ended
 * after idling, and ended at once when a sentence goes wrong, so that the next one finds new ones.
 */
final class ResidentPipeline {
  private static final long POLL_MILLIS = 100;

  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("apertium-idle").factory());

  private final ApertiumMode mode;
  private final Duration idle;
  private final ReentrantLock lock = new ReentrantLock();
  private ApertiumPipeline pipeline;
  private Future<?> ending;

  ResidentPipeline(ApertiumMode mode, Duration idle) {
    this.mode = mode;
    this.idle = idle;
  }

  String translate(String sentence, Cancellation cancellation) throws InterruptedException {
    while (!lock.tryLock(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      cancellation.check();
    }
    boolean answered = false;
    try {
      if (ending != null) {
        ending.cancel(false);
      }
      if (pipeline == null || !pipeline.alive()) {
        end();
        pipeline = ApertiumPipeline.start(mode);
      }
      String answer = pipeline.translate(sentence, cancellation);
      answered = true;
      return answer;
    } finally {
      if (answered) {
        ending = TIMER.schedule(this::endIfIdle, idle.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        // What it still has to say would be taken for the next sentence's answer.
        end();
      }
      lock.unlock();
    }
  }

  private void endIfIdle() {
    if (lock.tryLock()) {
      try {
        end();
      } finally {
        lock.unlock();
      }
    }
  }

  private void end() {
    if (pipeline != null) {
      pipeline.close();
      pipeline = null;
    }
  }
}
