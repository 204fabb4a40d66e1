package dev.cadenza.housekeeping;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.cadenza.functions.Wiring;
import dev.cadenza.jobs.JobLife;
import dev.cadenza.jobs.WaitingJobs;
import java.util.Map;
import java.util.Optional;

/**
 * Resumes the job that waits for a transcription, when Amazon Transcribe reports on EventBridge
 * that it is done or has failed. The event has the format of a scheduled one, with {@code
 * TranscriptionJobName} in its detail.
 */
public final class TranscriptionEnded
    implements RequestHandler<ScheduledEvent, Map<String, Boolean>> {
  private static final String NAME = "TranscriptionJobName";

  private final WaitingJobs waiting;
  private final JobLife life;

  public TranscriptionEnded() {
    Wiring wiring = Wiring.current();
    waiting = new WaitingJobs(wiring.files());
    life = wiring.life();
  }

  @Override
  public Map<String, Boolean> handleRequest(ScheduledEvent event, Context context) {
    boolean woken =
        Optional.ofNullable(event.getDetail())
            .map(detail -> detail.get(NAME))
            .flatMap(name -> waiting.job(String.valueOf(name)))
            .filter(life::wake)
            .isPresent();
    return Map.of("woken", woken);
  }
}
