package dev.cadenza.cloning;

import dev.cadenza.functions.JobFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.ffmpeg.SpeechSample;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.PipelineFactory;

/** Runs voice cloning jobs. */
public final class VoiceCloningWorker extends JobFunction {
  public VoiceCloningWorker() {
    super(JobType.VOICE_CLONING, VoiceCloningWorker::pipelines);
  }

  private static PipelineFactory pipelines(Wiring wiring) {
    Ffmpeg ffmpeg = Ffmpeg.locate(wiring.variables());
    return VoiceCloning.pipelines(
        wiring.engines(),
        new VoiceCloning.Tools(
            wiring.voices(), wiring.files(), new Media(ffmpeg), new SpeechSample(ffmpeg)));
  }
}
