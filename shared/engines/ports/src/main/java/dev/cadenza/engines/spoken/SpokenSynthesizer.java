package dev.cadenza.engines.spoken;

import dev.cadenza.engines.AsyncSynthesis;
import dev.cadenza.engines.LongText;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.text.Pronunciations;
import dev.cadenza.text.Scripts;
import dev.cadenza.text.SpokenText;
import dev.cadenza.text.marks.TextMarks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Converts a text to its spoken form for an engine, and maps the times to the original words. Fails
 * with {@code phonemes_not_supported} if a text contains phonemes that the engine cannot speak.
 *
 * @param pronunciations the dictionary to apply
 */
public record SpokenSynthesizer(SpeechSynthesizer engine, Pronunciations pronunciations)
    implements SpeechSynthesizer {
  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public List<Voice> voices() {
    return engine.voices();
  }

  @Override
  public List<Voice> bases(Voice usual) {
    return engine.bases(usual);
  }

  @Override
  public Price price(Voice voice) {
    return engine.price(voice);
  }

  @Override
  public Optional<AsyncSynthesis> asyncSynthesis() {
    return engine.asyncSynthesis().map(it -> new Reading(it, this));
  }

  @Override
  public Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancellation)
      throws IOException, InterruptedException {
    SpokenText spoken = spoken(sentence, voice);
    Speech speech = engine.synthesize(spoken.text(), voice, speed, cancellation);
    return new Speech(speech.sound(), WrittenWords.timed(spoken, speech.words()));
  }

  @Override
  public boolean speaksPhonemes() {
    return engine.speaksPhonemes();
  }

  private SpokenText spoken(String sentence, Voice voice) {
    if (!engine.speaksPhonemes() && TextMarks.hasPhonemes(sentence)) {
      throw new PermanentFailure(
          "phonemes_not_supported",
          ("The engine %s of the voice %s cannot speak phonemes. Choose a voice of another engine, or"
                  + " write [say: …] instead of [ipa: …].")
              .formatted(engine.name(), voice.id()));
    }
    return SpokenText.of(sentence, voice.language(), Scripts.of(voice.language()), pronunciations);
  }

  /** The same for long texts. */
  private record Reading(AsyncSynthesis reading, SpokenSynthesizer outer)
      implements AsyncSynthesis {
    private LongText spoken(LongText text) {
      List<String> sentences =
          text.sentences().stream()
              .map(sentence -> outer.spoken(sentence, text.voice()).text())
              .toList();
      return new LongText(text.job(), sentences, text.voice(), text.speed());
    }

    @Override
    public int worthwhile() {
      return reading.worthwhile();
    }

    @Override
    public int longest() {
      return reading.longest();
    }

    @Override
    public int length(String sentence, Voice voice) {
      return reading.length(outer.spoken(sentence, voice).text(), voice);
    }

    @Override
    public boolean times(Voice voice) {
      return reading.times(voice);
    }

    @Override
    public boolean begun(LongText text) throws IOException, InterruptedException {
      return reading.begun(spoken(text));
    }

    @Override
    public void begin(LongText text) throws IOException, InterruptedException {
      reading.begin(spoken(text));
    }

    @Override
    public Optional<Duration> pending(LongText text) throws IOException, InterruptedException {
      return reading.pending(spoken(text));
    }

    @Override
    public List<Part> fetch(LongText text, Path to, Cancellation cancellation)
        throws IOException, InterruptedException {
      List<Part> parts = reading.fetch(spoken(text), to, cancellation);
      List<Part> written = new ArrayList<>(parts.size());
      for (int i = 0; i < parts.size(); i++) {
        SpokenText sentence = outer.spoken(text.sentences().get(i), text.voice());
        Part part = parts.get(i);
        written.add(new Part(part.span(), WrittenWords.timed(sentence, part.words())));
      }
      return written;
    }
  }
}
