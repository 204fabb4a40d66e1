package dev.cadenza.stt;

import dev.cadenza.functions.JobFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.media.Ffmpeg;
import dev.cadenza.media.Media;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.Pipeline;

/** Runs speech to text jobs. */
public final class SpeechToTextWorker extends JobFunction {
  public SpeechToTextWorker() {
    super(JobType.STT, SpeechToTextWorker::pipeline);
  }

  private static Pipeline pipeline(Wiring wiring) {
    return new SpeechToText(wiring.engines(), new Media(Ffmpeg.locate(wiring.variables())));
  }
}
