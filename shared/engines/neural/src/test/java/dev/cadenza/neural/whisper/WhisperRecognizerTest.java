package dev.cadenza.neural.whisper;

import static dev.cadenza.testing.Failures.assertPermanent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cadenza.engines.SegmentGroup;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.text.WordErrorRate;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.speech.PauseSplitter;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.neural.kokoro.KokoroSynthesizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhisperRecognizerTest {
  private static final String BASE = "whisper-base";
  private static final String TINY = "whisper-tiny.en";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {BASE, TINY})
  void shouldUnderstandWordsAndWriteThemWithPunctuation(String model) throws Exception {
    Spoken spoken = Spoken.with("flite/slt", folder.resolve("a b.wav"), Spoken.SENTENCES);

    Transcript transcript = recognize(Installed.recognizer(model), spoken.audio(), "en-GB");

    String expected = String.join(" ", Spoken.SENTENCES).replace("two hundred", "200");
    assertThat(WordErrorRate.between(expected, transcript.text()).value())
        .as(transcript.text())
        .isLessThanOrEqualTo(0.06);
    assertThat(transcript.language()).isEqualTo("en");
    assertThat(transcript.segments())
        .hasSize(3)
        .allMatch(segment -> Character.isUpperCase(segment.text().charAt(0)))
        .allMatch(segment -> segment.text().endsWith("."))
        .allMatch(segment -> segment.confidence() > 0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASE, TINY})
  void shouldTellWhenEachWordIsSaid(String model) throws Exception {
    Spoken spoken = Spoken.with("espeak-ng/en-us", folder.resolve("a.wav"), Spoken.SENTENCES);
    List<TimeSpan> parts = parts(spoken.audio());

    Transcript transcript = recognize(Installed.recognizer(model), spoken.audio(), "en");

    double end = parts.getFirst().start();
    List<Double> errors = new ArrayList<>();
    for (Transcript.Word word : transcript.words()) {
      assertThat(word.start()).isGreaterThanOrEqualTo(end);
      assertThat(word.end()).isGreaterThanOrEqualTo(word.start());
      assertThat(parts).anyMatch(part -> part.start() <= word.start() && word.end() <= part.end());
      end = word.end();
      nearest(word, spoken.words()).ifPresent(errors::add);
    }
    assertThat(errors).hasSizeGreaterThan(20);
    Collections.sort(errors);
    assertThat(errors.get(errors.size() / 2)).isLessThan(0.1);
  }

  /** How far off the start of a word is. */
  private static Optional<Double> nearest(Transcript.Word word, List<TimedWord> all) {
    return all.stream()
        .filter(it -> letters(it.text()).equals(letters(word.word())))
        .map(it -> Math.abs(it.start() - word.start()))
        .min(Double::compare);
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  @ParameterizedTest
  @CsvSource({
    "espeak-ng/es, es, Buenos días. Mañana por la mañana vamos a comprar pan y leche.",
    "espeak-ng/de, de, Guten Morgen. Wir fahren heute mit dem Zug nach München.",
  })
  void shouldFindOutTheLanguageAndDecodeItsCharacters(
      String voice, String language, String sentence) throws Exception {
    Spoken spoken = Spoken.with(voice, folder.resolve("a.wav"), sentence);

    Transcript transcript = recognize(Installed.recognizer(BASE), spoken.audio(), "und");

    assertThat(transcript.language()).isEqualTo(language);
    assertThat(WordErrorRate.between(sentence, transcript.text()).value())
        .as(transcript.text())
        .isLessThan(0.5);
    assertThat(transcript.text()).doesNotContain("\uFFFD");
  }

  @Test
  void shouldTranslateIntoEnglish() throws Exception {
    assumeTrue(
        KokoroSynthesizer.find(System.getenv()).isPresent(),
        "Kokoro is not installed. Run: cadenza models install kokoro");
    Spoken spoken =
        Spoken.with(
            "kokoro/ef_dora",
            folder.resolve("a.wav"),
            "Buenos días. Mañana por la mañana vamos a comprar pan y leche.");

    Transcript transcript =
        recognize(Installed.recognizer(BASE).intoEnglish().orElseThrow(), spoken.audio(), "es");

    assertThat(transcript.language()).isEqualTo("en");
    assertThat(transcript.text().toLowerCase(Locale.ROOT)).contains("tomorrow", "bread", "milk");
    assertThat(transcript.segments().getFirst().start()).isBetween(0.8, 1.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"silence", "noise", "hum", "melody", "chords", "drums"})
  void shouldWriteNothingWhereNobodySpeaks(String kind) throws Exception {
    Random random = new Random(1);
    PcmFile audio =
        Spoken.sound(
            folder.resolve("a.wav"),
            20,
            i -> {
              double time = (double) i / PcmFile.SPEECH_RATE;
              return switch (kind) {
                case "noise" -> 0.1 * random.nextGaussian();
                case "hum" -> 0.3 * Math.sin(2 * Math.PI * 50 * time);
                case "melody" -> melody(time);
                case "chords" -> chords(time);
                case "drums" -> 0.9 * random.nextGaussian() * Math.exp(-18 * (time % 0.4));
                default -> 0;
              };
            });

    List<TimeSpan> all = List.of(new TimeSpan(0, audio.seconds()));
    Transcript transcript =
        Installed.recognizer(BASE).recognize(audio, all, "en", Progress.NONE, Cancellation.NEVER);

    assertThat(transcript.segments()).isEmpty();
  }

  /** As {@link #shouldWriteNothingWhereNobodySpeaks}, where only the decoder can tell. */
  @ParameterizedTest
  @ValueSource(strings = {"chords", "drums"})
  void shouldWriteNothingForMusicWithoutSilero(String kind) throws Exception {
    Random random = new Random(1);
    PcmFile audio =
        Spoken.sound(
            folder.resolve("a.wav"),
            12,
            i -> {
              double time = (double) i / PcmFile.SPEECH_RATE;
              return kind.equals("chords")
                  ? chords(time)
                  : 0.9 * random.nextGaussian() * Math.exp(-18 * (time % 0.4));
            });
    SpeechRecognizer recognizer =
        WhisperRecognizer.of(Installed.file(BASE, "model.bin"), Optional.empty());

    List<TimeSpan> all = List.of(new TimeSpan(0, audio.seconds()));
    Transcript transcript =
        recognizer.recognize(audio, all, "en", Progress.NONE, Cancellation.NEVER);

    assertThat(transcript.text()).isEmpty();
  }

  /** The decoder alone repeats a phrase here, or writes text that has nothing to do with it. */
  @Test
  void shouldNeitherRepeatItselfNorInventText() throws Exception {
    Spoken spoken =
        Spoken.with("espeak-ng/en-us", folder.resolve("a.wav"), "ba da da dum ".repeat(40).strip());

    Transcript transcript = recognize(Installed.recognizer(BASE), spoken.audio(), "en");

    List<SpokenWord> words =
        transcript.words().stream().map(it -> new SpokenWord(it.word(), 0, 0, 1)).toList();
    assertThat(Loops.cut(words)).as(transcript.text()).hasSameSizeAs(words);
    // A word by chance may be left, a sentence may not.
    assertThat(transcript.words())
        .as(transcript.text())
        .filteredOn(word -> word.confidence() < 0.05)
        .hasSizeLessThan(4);
  }

  /** A chord is struck twice a second. */
  private static double chords(double time) {
    double value = 0;
    for (double hertz : List.of(261.6, 329.6, 392.0)) {
      value += 0.2 * Math.sin(2 * Math.PI * hertz * time);
    }
    return value * Math.exp(-2 * (time % 0.5));
  }

  /** Two plucked notes a second, with overtones. */
  private static double melody(double time) {
    int note = (int) (time * 2);
    double hertz = 330 * Math.pow(2, List.of(0, 2, 4, 5, 7, 9, 11, 12).get(note * 5 % 8) / 12.0);
    double value = 0;
    for (int harmonic = 1; harmonic < 8; harmonic++) {
      value += 0.2 / harmonic * Math.sin(2 * Math.PI * hertz * harmonic * time);
    }
    return value * Math.exp(-3 * (time * 2 - note));
  }

  @Test
  void shouldStopWhileItDecodesWhenCancelled() throws Exception {
    Spoken spoken = Spoken.with("flite/slt", folder.resolve("a.wav"), Spoken.SENTENCES);
    WhisperRecognizer recognizer = Installed.recognizer(TINY);
    List<TimeSpan> parts = Collections.nCopies(1, new TimeSpan(0, spoken.audio().seconds()));
    AtomicBoolean cancelled = new AtomicBoolean();
    List<Double> told = Collections.synchronizedList(new ArrayList<>());

    assertThatThrownBy(
            () ->
                recognizer.recognize(
                    spoken.audio(),
                    parts,
                    "en",
                    seconds -> {
                      told.add(seconds);
                      cancelled.set(true);
                    },
                    cancelled::get))
        .isInstanceOf(CancellationException.class);

    assertThat(told).allMatch(seconds -> seconds < spoken.audio().seconds());
    // The model is free for others.
    assertThat(recognize(recognizer, spoken.audio(), "en").words()).hasSizeGreaterThan(20);
  }

  @Test
  void shouldTellHowMuchIsHeard() throws Exception {
    Spoken spoken = Spoken.with("flite/slt", folder.resolve("a.wav"), Spoken.SENTENCES);
    List<TimeSpan> parts = parts(spoken.audio());
    List<Double> told = Collections.synchronizedList(new ArrayList<>());

    Installed.recognizer(TINY)
        .recognize(spoken.audio(), parts, "en", told::add, Cancellation.NEVER);

    assertThat(told).isSorted();
    assertThat(told.getLast()).isEqualTo(parts.stream().mapToDouble(TimeSpan::seconds).sum());
  }

  @Test
  void shouldServeSeveralThreads() throws Exception {
    Spoken spoken = Spoken.with("flite/slt", folder.resolve("a.wav"), Spoken.SENTENCES[0]);
    WhisperRecognizer recognizer = Installed.recognizer(TINY);
    Transcript alone = recognize(recognizer, spoken.audio(), "en");

    List<Future<Transcript>> together = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (int i = 0; i < 3; i++) {
        together.add(threads.submit(() -> recognize(recognizer, spoken.audio(), "en")));
      }
    }

    for (Future<Transcript> transcript : together) {
      assertThat(transcript.get()).isEqualTo(alone);
    }
  }

  @Test
  void shouldTakeThePartsForSpeechWithoutSilero() throws Exception {
    Spoken spoken = Spoken.with("flite/slt", folder.resolve("a.wav"), Spoken.SENTENCES);
    SpeechRecognizer recognizer =
        WhisperRecognizer.of(Installed.file(TINY, "model.bin"), Optional.empty());

    assertThat(recognize(recognizer, spoken.audio(), "en").text()).contains("seven countries");
  }

  @Test
  void shouldHearNothingInNothing() throws Exception {
    Spoken spoken = Spoken.with("flite/slt", folder.resolve("a.wav"), "Hello.");

    assertThat(
            Installed.recognizer(TINY)
                .recognize(spoken.audio(), List.of(), "en", Progress.NONE, Cancellation.NEVER)
                .segments())
        .isEmpty();
  }

  @Test
  void shouldListItsLanguages() throws Exception {
    assertThat(Installed.recognizer(TINY).languages()).containsExactly("en");
    assertThat(Installed.recognizer(BASE).languages())
        .hasSize(99 + 1)
        .contains("und", "en", "pt", "cmn", "jv", "nb", "haw");
    Spoken spoken = Spoken.with("flite/slt", folder.resolve("a.wav"), "Hello.");
    assertPermanent(
            () -> recognize(Installed.recognizer(TINY), spoken.audio(), "de-DE"),
            "unsupported_language")
        .hasMessageContaining("one of: en.");
  }

  @Test
  void shouldGroupPartsIntoMinutes() throws Exception {
    List<TimeSpan> parts = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      parts.add(new TimeSpan(i * 12, i * 12 + 10));
    }

    List<SegmentGroup> groups = Installed.recognizer(TINY).groups(parts, 2);

    assertThat(groups).extracting(SegmentGroup::seconds).containsExactly(300.0, 300.0, 300.0);
    assertThat(groups.stream().flatMap(it -> it.parts().stream())).containsExactlyElementsOf(parts);
  }

  @Test
  void shouldSayWhatToInstall() {
    Map<String, String> nothing = Map.of("CADENZA_MODELS", folder.toString());
    assertThat(WhisperRecognizer.find(nothing)).isEmpty();
    assertThat(WhisperRecognizer.hint(nothing)).contains("cadenza models install whisper-base");
    Map<String, String> missing =
        Map.of("CADENZA_MODELS", folder.toString(), "WHISPER_MODEL", "whisper-small");
    assertThat(WhisperRecognizer.find(missing)).isEmpty();
    assertThat(WhisperRecognizer.hint(missing)).contains("cadenza models install whisper-small");
  }

  @Test
  void shouldUseTheModelThatTheVariableNames() {
    String file = Installed.file(TINY, "model.bin").toString();

    assertThat(WhisperRecognizer.find(Map.of("WHISPER_MODEL", file)).orElseThrow().languages())
        .containsExactly("en");
  }

  private static Transcript recognize(SpeechRecognizer recognizer, PcmFile audio, String language)
      throws IOException, InterruptedException {
    return recognizer.recognize(audio, parts(audio), language, Progress.NONE, Cancellation.NEVER);
  }

  private static List<TimeSpan> parts(PcmFile audio) throws IOException {
    return new PauseSplitter().split(audio, Cancellation.NEVER);
  }
}
