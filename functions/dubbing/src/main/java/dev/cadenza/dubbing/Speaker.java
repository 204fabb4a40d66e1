package dev.cadenza.dubbing;

import dev.cadenza.dubbing.SpeakerMatch.Likeness;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.text.SentenceSplitter;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import dev.cadenza.text.Pronunciations;
import dev.cadenza.voiceprint.VoiceConversion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Speaks the lines of a dub.
 *
 * @param pronunciations the dictionary that the engine applies
 * @param conversion to the original speaker's voice, if requested
 * @param speed 1 is the voice's default
 */
record Speaker(
    Voice voice,
    SpeechSynthesizer engine,
    Pronunciations pronunciations,
    Optional<VoiceConversion> conversion,
    double speed) {
  private static final double PAUSE_SECONDS = 0.2;

  static Speaker of(Order order, Voice voice) {
    return of(order, voice, Optional.empty());
  }

  static Speaker of(Order order, Likeness likeness) {
    Voice voice = order.engines().voice(likeness.voice());
    return of(order, voice, Optional.of(likeness.conversion()));
  }

  private static Speaker of(Order order, Voice voice, Optional<VoiceConversion> conversion) {
    Engines engines = order.engines();
    return new Speaker(voice, engines.synthesizer(voice), engines.pronunciations(), conversion, 1);
  }

  /** The same at another speed. */
  Speaker at(double other) {
    return new Speaker(voice, engine, pronunciations, conversion, other);
  }

  String description() {
    return voice.id() + (conversion.isPresent() ? " matched" : "");
  }

  /** The properties, in addition to the text, on which a line's audio depends. */
  String identity() {
    return description() + pronunciations + (speed == 1 ? "" : " at " + speed);
  }

  /** Speaks a line without leading and trailing silence. */
  SpokenLine speak(String line, StepContext context) throws Exception {
    WorkFile file = newFile();
    List<String> sentences = SentenceSplitter.split(line);
    WavWriter writer = null;
    try {
      for (String sentence : sentences.isEmpty() ? List.of("") : sentences) {
        Pcm sound =
            sentences.size() > 1 && isPaid() ? kept(sentence, context) : say(sentence, context);
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

  private static WorkFile newFile() {
    return new WorkFile("line-" + Ulid.next(Instant.now()) + ".wav");
  }

  private boolean isPaid() {
    return engine.price(voice).usd() > 0;
  }

  /** Paid output is stored immediately, even before the other sentences of the line. */
  private Pcm kept(String sentence, StepContext context) throws Exception {
    Segments<String, SpokenLine> speaking =
        new Segments<>(
            "sentence",
            SpokenLine.class,
            text -> identity() + " " + text,
            String::length,
            (text, _) -> write(say(text, context), context));
    PcmFile sound = PcmFile.open(context.path(context.segments().once(sentence, speaking).audio()));
    return sound.read(new TimeSpan(0, sound.seconds()));
  }

  private static SpokenLine write(Pcm sound, StepContext context) throws IOException {
    WorkFile file = newFile();
    try (WavWriter writer = WavWriter.create(context.path(file), sound.sampleRate())) {
      writer.append(sound);
    }
    return new SpokenLine(file, sound.seconds());
  }

  private Pcm say(String sentence, StepContext context) throws IOException, InterruptedException {
    Pcm sound =
        VoiceTrack.trimmed(engine.synthesize(sentence, voice, speed, context::cancelled).sound());
    if (conversion.isEmpty()) {
      return sound;
    }
    return sound.length() == 0
        ? Pcm.silence(0, PcmFile.SPEECH_RATE)
        : conversion.get().convert(sound);
  }
}
