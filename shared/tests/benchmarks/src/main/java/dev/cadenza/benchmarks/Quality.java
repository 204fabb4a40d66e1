package dev.cadenza.benchmarks;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.SegmentGroup;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.text.SentenceSplitter;
import dev.cadenza.engines.text.WordErrorRate;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.speech.PauseSplitter;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Resampler;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.processes.ScratchFolder;
import dev.cadenza.text.SpokenText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The quality and speed of the neural engines against stored limits: the word error rate and the
 * phoneme error rate of Whisper on Kokoro's speech, and the speed of synthesis, recognition and
 * translation. Fails if a limit is missed.
 *
 * <p>Both texts are compared as they are spoken, so that "8" is "huit": the notation of numbers is
 * not an error of the voice.
 *
 * <p>{@code --sentences N}: the number per language; 20 by default, of 200 English ones and 40 to
 * 50 of each other language. {@code --language TAG}: only this language, with the sentences that
 * were misheard.
 */
final class Quality {
  private static final double GAP_SECONDS = 0.6;

  /** Whisper base hardly writes Hindi: this limit only detects a decline. */
  private static final double HINDI = 0.5;

  /** Language and maximum word error rate. */
  private static final Map<String, Double> LANGUAGES =
      new TreeMap<>(
          Map.of(
              "en", 0.03, "en-GB", 0.03, "es", 0.05, "fr", 0.05, "hi", HINDI, "it", 0.05, "pt",
              0.05));

  /** Of the sounds, however the recognizer spells and divides the words. */
  private static final double MAX_PHONEMES = 0.03;

  private static final double MAX_SPEAKING_FACTOR = 0.6;
  private static final double MAX_RECOGNIZING_FACTOR = 0.35;
  private static final double MIN_WORDS_A_SECOND = 150;

  private final Engines engines = Engines.locate(System.getenv());
  private final List<Row> rows = new ArrayList<>();
  private double spokenSeconds;
  private double speakingSeconds;
  private double recognizingSeconds;
  private double recognizingCpuSeconds;

  private Quality() {}

  /**
   * @param bar the limit as printed
   */
  private record Row(String what, String value, String bar, boolean reached) {}

  static void run(List<String> options) throws IOException, InterruptedException {
    Quality quality = new Quality();
    quality.measure(QualityOptions.of(options, LANGUAGES.keySet()));
    quality.report();
  }

  private void measure(QualityOptions options) throws IOException, InterruptedException {
    if (!engines.recognizers().stream().map(SpeechRecognizer::name).toList().contains("whisper")
        || !engines.synthesizers().stream()
            .map(SpeechSynthesizer::name)
            .toList()
            .contains("kokoro")) {
      throw new IllegalArgumentException(
          "The neural models are not installed. Run: ./cadenza models install");
    }
    if (options.language().isPresent()) {
      String language = options.language().get();
      measure(language, LANGUAGES.get(language), options.sentences(), true);
      return;
    }
    for (Map.Entry<String, Double> language : LANGUAGES.entrySet()) {
      measure(language.getKey(), language.getValue(), options.sentences(), false);
    }
    rows.add(
        atMost("kokoro, real-time factor", speakingSeconds / spokenSeconds, MAX_SPEAKING_FACTOR));
    rows.add(
        atMost(
            "whisper, real-time factor",
            recognizingSeconds / spokenSeconds,
            MAX_RECOGNIZING_FACTOR));
    // On a busy machine this tells more than the time on the wall.
    rows.add(
        atMost(
            "whisper, half of the processor time, as a factor",
            recognizingCpuSeconds / 2 / spokenSeconds,
            MAX_RECOGNIZING_FACTOR));
    translate(options.sentences());
  }

  private void measure(String language, double bar, int count, boolean detailed)
      throws IOException, InterruptedException {
    List<String> sentences = read(language).stream().limit(count).toList();
    Voice voice = engines.voiceFor(language);
    try (ScratchFolder folder = ScratchFolder.create("quality")) {
      Path wav = folder.path().resolve("speech.wav");
      List<Double> starts = new ArrayList<>();
      PcmFile audio = spoken(sentences, voice, wav, starts);
      long start = System.nanoTime();
      double startCpu = CpuTime.seconds();
      Transcript transcript = recognized(audio, language);
      recognizingCpuSeconds += CpuTime.seconds() - startCpu;
      recognizingSeconds += seconds(start);
      if (detailed) {
        misheard(sentences, starts, transcript, language);
      }
      String expected = asSpoken(String.join(" ", sentences), language);
      String heard = asSpoken(transcript.text(), language);
      double wrong = WordErrorRate.between(expected, heard).value();
      double sounds = PhonemeErrorRate.between(expected, heard, voice.language());
      rows.add(
          new Row(
              String.format(
                  Locale.ROOT, "%s, %d sentences, words wrong", voice.id(), sentences.size()),
              percent(wrong),
              "at most " + percent(bar),
              wrong <= bar));
      double soundBar = language.equals("hi") ? HINDI : MAX_PHONEMES;
      rows.add(
          new Row(
              voice.id() + ", phonemes wrong",
              percent(sounds),
              "at most " + percent(soundBar),
              sounds <= soundBar));
    }
  }

  /** As a job does it. */
  private Transcript recognized(PcmFile audio, String language)
      throws IOException, InterruptedException {
    SpeechRecognizer recognizer = engines.recognizer(language);
    List<TimeSpan> parts = new PauseSplitter().split(audio, Cancellation.NEVER);
    List<Transcript> transcripts = new ArrayList<>();
    for (SegmentGroup group : recognizer.groups(parts, 1)) {
      transcripts.add(
          recognizer.recognize(audio, group.parts(), language, _ -> {}, Cancellation.NEVER));
    }
    return Transcript.joined(transcripts);
  }

  private static String asSpoken(String text, String language) {
    return SentenceSplitter.split(text).stream()
        .map(sentence -> SpokenText.of(sentence, language).text())
        .collect(Collectors.joining(" "))
        .replace("œ", "oe");
  }

  private static void misheard(
      List<String> sentences, List<Double> starts, Transcript transcript, String language) {
    for (int i = 0; i < sentences.size(); i++) {
      double from = i == 0 ? 0 : starts.get(i) - GAP_SECONDS / 2;
      double to =
          i + 1 < starts.size() ? starts.get(i + 1) - GAP_SECONDS / 2 : Double.POSITIVE_INFINITY;
      String heard =
          transcript.words().stream()
              .filter(word -> word.start() >= from && word.start() < to)
              .map(Transcript.Word::word)
              .collect(Collectors.joining(" "));
      WordErrorRate rate =
          WordErrorRate.between(asSpoken(sentences.get(i), language), asSpoken(heard, language));
      if (rate.errors() > 0) {
        System.out.printf("%d  %s%n   %s%n", rate.errors(), sentences.get(i), heard);
      }
    }
  }

  private PcmFile spoken(List<String> sentences, Voice voice, Path wav, List<Double> starts)
      throws IOException, InterruptedException {
    SpeechSynthesizer engine = engines.synthesizer(voice);
    Resampler resampler = Resampler.to(PcmFile.SPEECH_RATE);
    try (WavWriter writer = WavWriter.create(wav, PcmFile.SPEECH_RATE)) {
      for (String sentence : sentences) {
        long start = System.nanoTime();
        Speech speech = engine.synthesize(sentence, voice, 1, Cancellation.NEVER);
        speakingSeconds += seconds(start);
        spokenSeconds += speech.sound().seconds();
        starts.add(writer.seconds());
        writer.append(resampler.resample(speech.sound()));
        writer.appendSilence(GAP_SECONDS);
      }
      return writer.file();
    }
  }

  private void translate(int count) throws IOException, InterruptedException {
    LanguagePair pair = new LanguagePair("en", "pt");
    Translator translator = engines.translators().translator(pair);
    List<String> sentences = read("en").stream().limit(count).toList();
    // Loads the model.
    translator.translate(sentences.subList(0, 1), pair, Cancellation.NEVER);
    long start = System.nanoTime();
    translator.translate(sentences, pair, Cancellation.NEVER);
    double words = sentences.stream().mapToInt(it -> it.split("\\s+").length).sum();
    double speed = words / seconds(start);
    rows.add(
        new Row(
            translator.name() + ", words a second",
            String.format(Locale.ROOT, "%.0f", speed),
            String.format(Locale.ROOT, "at least %.0f", MIN_WORDS_A_SECOND),
            speed >= MIN_WORDS_A_SECOND));
  }

  private static Row atMost(String what, double value, double bar) {
    return new Row(
        what,
        String.format(Locale.ROOT, "%.2f", value),
        String.format(Locale.ROOT, "at most %.2f", bar),
        value <= bar);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static List<String> read(String language) throws IOException {
    try (InputStream resource =
        Quality.class.getResourceAsStream("sentences/" + Languages.primary(language) + ".txt")) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  private void report() {
    rows.forEach(
        row ->
            System.out.printf(
                Locale.ROOT,
                "%-48s %8s   %-16s %s%n",
                row.what(),
                row.value(),
                row.bar(),
                row.reached() ? "reached" : "MISSED"));
    if (!rows.stream().allMatch(Row::reached)) {
      System.err.println("cadenza: a figure misses its bar.");
      System.exit(1);
    }
  }
}
