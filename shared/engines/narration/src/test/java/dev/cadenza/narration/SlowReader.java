package dev.cadenza.narration;

import dev.cadenza.engines.AsyncSynthesis;
import dev.cadenza.engines.LongText;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamily;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An engine that speaks long texts in its own time: when a test says that it is done. */
final class SlowReader implements SpeechSynthesizer, AsyncSynthesis {
  static final SlowReader ENGINE = new SlowReader();
  static final Voice VOICE = new Voice("slow/a", "A", "en", "female", "slow", "natural");

  /** Its only voice without word times. */
  static final Voice TIMELESS = new Voice("slow/b", "B", "en", "male", "slow", "natural");

  static final int WORTHWHILE = 2_000;
  static final int MAX_LENGTH = 5_000;
  static final double SPOKEN_SECONDS = 0.5;

  private static final int RATE = 16_000;
  private static final double PAUSE_SECONDS = 0.7;
  private static final short LOUD = 8_000;

  final List<LongText> begun = new ArrayList<>();
  final List<LongText> fetched = new ArrayList<>();
  final List<String> spoken = new ArrayList<>();
  boolean done;
  boolean fails;

  /** What makes {@link dev.cadenza.engines.choice.Engines} find it. */
  public static final class Family implements EngineFamily {
    @Override
    public Set<String> variables() {
      return Set.of();
    }

    @Override
    public EngineCatalog offer(Map<String, String> variables) {
      return EngineCatalog.NOTHING.withSynthesizer(ENGINE);
    }
  }

  void reset() {
    begun.clear();
    fetched.clear();
    spoken.clear();
    done = false;
    fails = false;
  }

  @Override
  public String name() {
    return "slow";
  }

  @Override
  public List<Voice> voices() {
    return List.of(VOICE, TIMELESS);
  }

  /** A dollar a thousand characters. */
  @Override
  public Price price(Voice voice) {
    return new Price("slow", Price.Unit.CHARACTER, 0.001, LocalDate.EPOCH, "");
  }

  @Override
  public Optional<AsyncSynthesis> asyncSynthesis() {
    return Optional.of(this);
  }

  @Override
  public synchronized Speech synthesize(
      String sentence, Voice voice, double speed, Cancellation cancellation) {
    spoken.add(sentence);
    Pcm sound = loud(SPOKEN_SECONDS);
    return new Speech(sound, TimedWord.spread(sentence, new TimeSpan(0, sound.seconds())));
  }

  @Override
  public int worthwhile() {
    return WORTHWHILE;
  }

  @Override
  public int longest() {
    return MAX_LENGTH;
  }

  @Override
  public boolean times(Voice voice) {
    return voice.equals(VOICE);
  }

  @Override
  public boolean begun(LongText text) {
    return begun.contains(text);
  }

  @Override
  public void begin(LongText text) {
    begun.add(text);
  }

  @Override
  public Optional<Duration> pending(LongText text) {
    if (fails) {
      throw new PermanentFailure("speech_failed", "It has a cold.");
    }
    return done ? Optional.empty() : Optional.of(Duration.ofSeconds(begun.indexOf(text) + 1));
  }

  @Override
  public synchronized List<Part> fetch(LongText text, Path to, Cancellation cancellation)
      throws IOException {
    fetched.add(text);
    List<Part> parts = new ArrayList<>();
    try (WavWriter writer = WavWriter.create(to, RATE)) {
      for (String sentence : text.sentences()) {
        double start = writer.seconds();
        writer.append(loud(SPOKEN_SECONDS));
        List<TimedWord> words = TimedWord.spread(sentence, new TimeSpan(start, writer.seconds()));
        writer.appendSilence(PAUSE_SECONDS);
        parts.add(new Part(new TimeSpan(start, writer.seconds()), words));
      }
    }
    return parts;
  }

  private static Pcm loud(double seconds) {
    short[] samples = new short[(int) (seconds * RATE)];
    Arrays.fill(samples, LOUD);
    return Pcm.of(samples, RATE);
  }
}
