package dev.cadenza.embeddedengines.pocketsphinx;

import static dev.cadenza.embeddedengines.InstalledEngines.ENGINES;
import static dev.cadenza.testing.Failures.assertPermanent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.embeddedengines.InstalledEngines;
import dev.cadenza.engines.SegmentGroup;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.text.WordErrorRate;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.speech.PauseSplitter;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Resampler;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PocketsphinxRecognizerTest {
  private static final String[] SENTENCES = {
    "The weather in the north will be cold and dry until the end of the week.",
    "Our company has more than two hundred people in seven countries.",
    "The train to the city leaves every morning at half past eight."
  };

  @TempDir private Path folder;
  private final SpeechRecognizer recognizer = ENGINES.recognizer("en");

  @ParameterizedTest
  @ValueSource(strings = {"flite/rms", "flite/slt"})
  void shouldUnderstandMostWords(String voice) throws Exception {
    PcmFile audio = InstalledEngines.record(folder.resolve("a b.wav"), voice, SENTENCES);

    Transcript transcript = recognize(audio, parts(audio));

    WordErrorRate rate = WordErrorRate.between(String.join(" ", SENTENCES), transcript.text());
    assertThat(rate.value()).as(transcript.text()).isLessThan(0.15);
    assertThat(transcript.segments()).allMatch(segment -> segment.confidence() > 0.4);
    assertThat(transcript.language()).isEqualTo("en");
    assertThat(transcript.segments()).hasSizeGreaterThanOrEqualTo(SENTENCES.length);
  }

  /** Those that a story gives to women first; the plain one has more than half of them wrong. */
  @ParameterizedTest
  @ValueSource(strings = {"espeak-ng/en-us-f5", "espeak-ng/en-us-f2"})
  void shouldUnderstandMostWordsOfVoicesOfWomen(String voice) throws Exception {
    assertThat(wrong(voice)).isLessThan(0.5);
  }

  private double wrong(String voice) throws Exception {
    Path wav = folder.resolve("w.wav");
    try (WavWriter writer = WavWriter.create(wav, 16_000)) {
      for (String sentence : SENTENCES) {
        writer.append(Resampler.to(16_000).resample(InstalledEngines.say(sentence, voice).sound()));
        writer.appendSilence(1);
      }
    }
    PcmFile audio = PcmFile.open(wav);
    return WordErrorRate.between(String.join(" ", SENTENCES), recognize(audio, parts(audio)).text())
        .value();
  }

  @Test
  void shouldTellWhenEachWordIsSaid() throws Exception {
    PcmFile audio = InstalledEngines.record(folder.resolve("a.wav"), "flite/rms", SENTENCES);

    Transcript transcript = recognize(audio, parts(audio));

    double end = 1;
    for (Transcript.Word word : transcript.words()) {
      assertThat(word.start()).isGreaterThanOrEqualTo(end);
      assertThat(word.end()).isGreaterThan(word.start());
      end = word.end();
    }
    assertThat(end).isLessThan(audio.seconds() - 0.9);
    // The engine that spoke says when: "The train" begins after two sentences and three seconds.
    double third = 3;
    for (int i = 0; i < 2; i++) {
      third += InstalledEngines.say(SENTENCES[i], "flite/rms").sound().seconds();
    }
    Speech spoken = InstalledEngines.say(SENTENCES[2], "flite/rms");
    assertThat(firstWordAfter(third, transcript).start())
        .isCloseTo(third + spoken.words().getFirst().start(), within(0.1));
  }

  @Test
  void shouldHearGroupsAsItHearsTheWhole() throws Exception {
    PcmFile audio =
        InstalledEngines.record(
            folder.resolve("a.wav"), "flite/slt", SENTENCES[0], SENTENCES[1], SENTENCES[2]);
    List<TimeSpan> parts =
        parts(audio).stream()
            .flatMap(
                it -> {
                  double middle = (it.start() + it.end()) / 2;
                  return Stream.of(
                      new TimeSpan(it.start(), middle), new TimeSpan(middle, it.end()));
                })
            .toList();

    List<Transcript> groups = new ArrayList<>();
    for (SegmentGroup group : recognizer.groups(parts, 2)) {
      groups.add(recognize(audio, group.parts()));
    }

    assertThat(groups).hasSize(2);
    assertThat(Transcript.joined(groups)).isEqualTo(recognize(audio, parts));
  }

  @Test
  void shouldTellHowMuchIsHeard() throws Exception {
    PcmFile audio = InstalledEngines.record(folder.resolve("a.wav"), "flite/rms", SENTENCES);
    List<TimeSpan> parts = List.of(new TimeSpan(1, 3), new TimeSpan(5, 6), new TimeSpan(7, 9));
    List<Double> told = Collections.synchronizedList(new ArrayList<>());

    recognizer.recognize(audio, parts, "en-GB", told::add, Cancellation.NEVER);

    assertThat(told).containsExactly(2.0, 3.0, 5.0);
  }

  @Test
  void shouldHearNothingInNothing() throws Exception {
    PcmFile audio = InstalledEngines.record(folder.resolve("a.wav"), "flite/rms", "Hello.");

    assertThat(recognize(audio, List.of()).segments()).isEmpty();
    assertThat(recognize(audio, List.of(new TimeSpan(0.2, 0.2))).segments()).isEmpty();
  }

  /** Two minutes and a half of speech take a good ten seconds. */
  @Test
  void shouldStopLongBeforeTheEndWhenCancelled() throws Exception {
    PcmFile audio = InstalledEngines.record(folder.resolve("a.wav"), "flite/rms", SENTENCES);
    List<TimeSpan> parts = new ArrayList<>(Collections.nCopies(30, new TimeSpan(1, 6)));
    AtomicLong cancelledAt = new AtomicLong();

    assertThatThrownBy(
            () ->
                recognizer.recognize(
                    audio,
                    parts,
                    "en",
                    seconds -> cancelledAt.compareAndSet(0, System.nanoTime()),
                    () -> cancelledAt.get() != 0))
        .isInstanceOf(CancellationException.class);

    assertThat(Duration.ofNanos(System.nanoTime() - cancelledAt.get()))
        .isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void shouldListItsLanguagesWhenAskedForAnother() throws Exception {
    PcmFile audio = InstalledEngines.record(folder.resolve("a.wav"), "flite/rms", "Hello.");

    assertPermanent(
            () ->
                recognizer.recognize(
                    audio, parts(audio), "de-DE", Progress.NONE, Cancellation.NEVER),
            "unsupported_language")
        .hasMessageContaining("de-DE")
        .hasMessageContaining("one of: en.");
  }

  @Test
  void shouldSayThatTheModelIsMissing() throws Exception {
    PcmFile audio = InstalledEngines.record(folder.resolve("a.wav"), "flite/rms", "Hello.");
    SpeechRecognizer broken =
        new PocketsphinxRecognizer(Path.of("/usr/bin/pocketsphinx_batch"), folder);

    assertThatThrownBy(
            () -> broken.recognize(audio, parts(audio), "en", Progress.NONE, Cancellation.NEVER))
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> assertThat(e.code()).isEqualTo("recognition_failed"));
  }

  private Transcript recognize(PcmFile audio, List<TimeSpan> parts)
      throws IOException, InterruptedException {
    return recognizer.recognize(audio, parts, "en", Progress.NONE, Cancellation.NEVER);
  }

  private static List<TimeSpan> parts(PcmFile audio) throws IOException {
    return new PauseSplitter().split(audio, Cancellation.NEVER);
  }

  private static Transcript.Word firstWordAfter(double seconds, Transcript transcript) {
    return transcript.words().stream()
        .filter(word -> word.start() > seconds)
        .findFirst()
        .orElseThrow();
  }
}
