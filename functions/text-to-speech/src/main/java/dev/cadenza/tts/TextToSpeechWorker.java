package dev.cadenza.tts;

import dev.cadenza.functions.JobFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.model.JobType;
import dev.cadenza.pipeline.PipelineFactory;

/** Runs text to speech jobs. */
public final class TextToSpeechWorker extends JobFunction {
  public TextToSpeechWorker() {
    super(JobType.TTS, TextToSpeechWorker::pipelines);
  }

  private static PipelineFactory pipelines(Wiring wiring) {
    return TextToSpeech.pipelines(wiring.engines(), new Media(Ffmpeg.locate(wiring.variables())));
  }
}
