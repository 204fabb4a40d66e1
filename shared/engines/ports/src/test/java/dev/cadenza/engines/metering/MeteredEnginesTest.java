package dev.cadenza.engines.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.model.Cost;
import dev.cadenza.model.Meter;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.Spending;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.model.WorkPending;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeteredEnginesTest {
  private static final Price CENT = new Price("x", Price.Unit.SECOND, 0.01, LocalDate.EPOCH, "");
  private static final Voice VOICE = new Voice("dear/a", "A", "en", "female", "dear", "natural");
  private static final List<TimeSpan> PARTS = List.of(new TimeSpan(1, 2), new TimeSpan(5, 8));

  private final Meter meter = Meter.unlimited();

  /** Does nothing, for a cent a character or second. */
  private record Dear(boolean hearsWhole, boolean fails)
      implements SpeechSynthesizer, SpeechRecognizer, Translator {
    @Override
    public String name() {
      return "dear";
    }

    @Override
    public List<Voice> voices() {
      return List.of(VOICE);
    }

    @Override
    public Set<String> languages() {
      return Set.of("en");
    }

    @Override
    public Set<LanguagePair> pairs() {
      return Set.of(new LanguagePair("en", "es"));
    }

    @Override
    public Price price() {
      return CENT;
    }

    @Override
    public double leastPaid() {
      return fails ? 15 : 0;
    }

    @Override
    public Price price(Voice voice) {
      return CENT;
    }

    @Override
    public Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancelled) {
      if (fails) {
        throw new TransientFailure("engine_busy", "Not now.", null);
      }
      return new Speech(Pcm.silence(1, 16_000), List.of());
    }

    @Override
    public Transcript recognize(
        PcmFile audio,
        List<TimeSpan> parts,
        String language,
        Progress progress,
        Cancellation cancellation) {
      return new Transcript(language, List.of());
    }

    @Override
    public List<String> translate(
        List<String> sentences, LanguagePair pair, Cancellation cancellation) {
      return sentences;
    }
  }

  @Test
  void shouldCountTheCharactersThatAreSpoken() throws Exception {
    speak(new Dear(false, false), meter, "Hello.");
    speak(new Dear(false, false), meter, "Hi.");

    assertThat(meter.spent()).isEqualTo(Cost.ofUsd(0.09));
  }

  /**
   * Submitted input is charged, independent of the duration and of the caller that reads the
   * result.
   */
  @Test
  void shouldCountARecordingThatTakesItsTimeOnceAndWhenItIsGiven(@TempDir Path folder)
      throws Exception {
    Meter poor = Meter.of(new Spending(Cost.NOTHING, Optional.of(Cost.ofUsd(0.15))));
    Slow slow = new Slow(new AtomicInteger());
    Path file = folder.resolve("ten-seconds.wav");
    try (WavWriter writer = WavWriter.create(file, PcmFile.SPEECH_RATE)) {
      writer.appendSilence(10);
    }
    PcmFile audio = PcmFile.open(file);

    assertThatThrownBy(() -> hear(slow, poor, audio)).isInstanceOf(WorkPending.class);
    assertThat(poor.spent()).isEqualTo(Cost.ofUsd(0.10));
    assertThatThrownBy(() -> hear(slow, poor, audio)).isInstanceOf(WorkPending.class);
    hear(slow, poor, audio);
    assertThat(poor.spent()).isEqualTo(Cost.ofUsd(0.10));

    Slow other = new Slow(new AtomicInteger());
    assertThatThrownBy(() -> hear(other, poor, audio)).isInstanceOf(PermanentFailure.class);
    assertThat(other.asked).as("nothing was begun").hasValue(0);
  }

  private static void hear(SpeechRecognizer engine, Meter meter, PcmFile audio) throws Exception {
    new MeteredRecognizer(engine, meter).recognize(audio, PARTS, "en", _ -> {}, Cancellation.NEVER);
  }

  /** Done when it is asked for the third time, for a cent a second. */
  private record Slow(AtomicInteger asked) implements SpeechRecognizer {
    @Override
    public String name() {
      return "slow";
    }

    @Override
    public Set<String> languages() {
      return Set.of("en");
    }

    @Override
    public boolean hearsWhole() {
      return true;
    }

    @Override
    public Price price() {
      return CENT;
    }

    @Override
    public boolean begun(PcmFile audio, String language) {
      return asked.get() > 0;
    }

    @Override
    public Transcript recognize(
        PcmFile audio,
        List<TimeSpan> parts,
        String language,
        Progress progress,
        Cancellation cancellation) {
      if (asked.incrementAndGet() < 3) {
        throw new WorkPending(Duration.ofSeconds(30), "At it.");
      }
      return new Transcript(language, List.of());
    }
  }

  @Test
  void shouldNotCountWhatFailed() {
    assertThatThrownBy(() -> speak(new Dear(false, true), meter, "Hello."))
        .isInstanceOf(TransientFailure.class);

    assertThat(meter.spent()).isEqualTo(Cost.NOTHING);
  }

  @Test
  void shouldNotAskForMoreThanTheBudget() throws Exception {
    Meter poor = Meter.of(new Spending(Cost.NOTHING, Optional.of(Cost.ofUsd(0.05))));
    speak(new Dear(false, false), poor, "Hi.");

    assertThatThrownBy(() -> speak(new Dear(false, true), poor, "Hi."))
        .isInstanceOfSatisfying(
            PermanentFailure.class, e -> assertThat(e.code()).isEqualTo("budget_exhausted"));
  }

  private static void speak(Dear engine, Meter meter, String text) throws Exception {
    new MeteredSynthesizer(engine, meter).synthesize(text, VOICE, 1, Cancellation.NEVER);
  }

  @Test
  void shouldCountTheSecondsThatAreHeard(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("ten-seconds.wav");
    try (WavWriter writer = WavWriter.create(file, PcmFile.SPEECH_RATE)) {
      writer.append(Pcm.silence(10, PcmFile.SPEECH_RATE));
    }
    PcmFile audio = PcmFile.open(file);

    new MeteredRecognizer(new Dear(false, false), meter)
        .recognize(audio, PARTS, "en", _ -> {}, Cancellation.NEVER);
    assertThat(meter.spent()).isEqualTo(Cost.ofUsd(0.04));
    new MeteredRecognizer(new Dear(true, false), meter)
        .recognize(audio, PARTS, "en", _ -> {}, Cancellation.NEVER);
    assertThat(meter.spent()).isEqualTo(Cost.ofUsd(0.14));
  }

  @Test
  void shouldCountTheLeastThatIsPaid(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("one-second.wav");
    try (WavWriter writer = WavWriter.create(file, PcmFile.SPEECH_RATE)) {
      writer.append(Pcm.silence(1, PcmFile.SPEECH_RATE));
    }

    new MeteredRecognizer(new Dear(true, true), meter)
        .recognize(PcmFile.open(file), PARTS, "en", _ -> {}, Cancellation.NEVER);

    assertThat(meter.spent()).isEqualTo(Cost.ofUsd(0.15));
  }

  @Test
  void shouldCountTheCharactersThatAreTranslated() throws Exception {
    new MeteredTranslator(new Dear(false, false), meter)
        .translate(List.of("One.", "Two."), new LanguagePair("en", "es"), Cancellation.NEVER);

    assertThat(meter.spent()).isEqualTo(Cost.ofUsd(0.08));
  }
}
