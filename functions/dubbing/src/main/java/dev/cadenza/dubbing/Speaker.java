package dev.cadenza.dubbing;

import dev.cadenza.engines.SentenceSplitter;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Pcm;
import dev.cadenza.media.WavWriter;
import dev.cadenza.model.Ulid;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.WorkFile;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Who speaks a dub's lines. */
record Speaker(Voice voice, SpeechSynthesizer engine) {
  private static final double PAUSE_SECONDS = 0.2;

  static Speaker of(Order order, StepContext context) {
    Voice voice = order.voice();
    context.log("voice " + voice.id());
    return new Speaker(voice, order.engines().synthesizer(voice));
  }

  /** What a line's sound depends on, besides its text. */
  String identity() {
    return voice.id();
  }

  /** Speaks a line at the voice's own speed, without stillness before and after. */
  SpokenLine speak(String line, StepContext context) throws IOException, InterruptedException {
    WorkFile file = new WorkFile("line-" + Ulid.next(Instant.now()) + ".wav");
    List<String> sentences = SentenceSplitter.split(line);
    WavWriter writer = null;
    try {
      for (String sentence : sentences.isEmpty() ? List.of("") : sentences) {
        Pcm sound =
            VoiceTrack.trimmed(engine.synthesize(sentence, voice, 1, context::cancelled).sound());
        if (writer == null) {
          writer = WavWriter.create(context.path(file), sound.sampleRate());
        } else {
          writer.appendSilence(PAUSE_SECONDS);
        }
        writer.append(sound);
      }
      return new SpokenLine(file, writer.seconds());
    } finally {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
