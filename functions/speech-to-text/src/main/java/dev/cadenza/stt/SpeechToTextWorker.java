package dev.cadenza.stt;

import dev.cadenza.functions.JobFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.PipelineFactory;

/** Runs speech to text jobs. */
public final class SpeechToTextWorker extends JobFunction {
  public SpeechToTextWorker() {
    super(JobType.STT, SpeechToTextWorker::pipelines);
  }

  private static PipelineFactory pipelines(Wiring wiring) {
    return SpeechToText.pipelines(wiring.engines(), new Media(Ffmpeg.locate(wiring.variables())));
  }
}
