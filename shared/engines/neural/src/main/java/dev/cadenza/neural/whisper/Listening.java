package dev.cadenza.neural.whisper;

import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.neural.whisper.thread.ModelThread;
import dev.cadenza.neural.whisper.thread.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call of the recognizer: its windows, one after another. */
final class Listening {
  private static final double MOST_PROBABLE = 0;

  /** The temperature for a text that is not to repeat itself. */
  private static final double LESS_PROBABLE = 0.6;

  /** Enough sound to detect a language. */
  private static final int DETECTION_WINDOWS = 3;

  private static final double CERTAIN = 0.8;

  private final PcmFile audio;
  private final ModelThread<WhisperModel> model;
  private final WhisperLanguages languages;
  private final double lag;
  private final boolean translate;
  private final Optional<String> prompt;
  private final Waiting waiting;

  Listening(
      PcmFile audio,
      ModelThread<WhisperModel> model,
      ModelHeader header,
      boolean translate,
      Optional<String> prompt,
      Waiting waiting) {
    this.audio = audio;
    this.model = model;
    this.languages = WhisperLanguages.of(header);
    this.lag = header.lag();
    this.translate = translate;
    this.prompt = prompt;
    this.waiting = waiting;
  }

  /**
   * @param primary the language, or {@value WhisperLanguages#UNDETERMINED}
   * @param parts what the recognizer was given, for its progress
   */
  Transcript transcribe(
      List<Window> windows, String primary, List<TimeSpan> parts, Progress progress)
      throws IOException, InterruptedException {
    String code =
        primary.equals(WhisperLanguages.UNDETERMINED) ? detect(windows) : languages.code(primary);
    WindowProgress done =
        new WindowProgress(
            windows.stream().mapToDouble(Window::seconds).sum(),
            parts.stream().mapToDouble(TimeSpan::seconds).sum(),
            progress);
    String written = translate ? "en" : code;
    List<Word> words = new ArrayList<>();
    for (Window window : windows) {
      done.begin(window);
      words.addAll(words(window, code, written, done));
      done.end();
    }
    return new Transcript(
        WhisperLanguages.primary(written),
        Segments.of(WordAssembly.hasSpaces(written)).group(words));
  }

  private List<Word> words(Window window, String code, String written, WindowProgress done)
      throws IOException, InterruptedException {
    Decoded decoded = decode(window, code, MOST_PROBABLE, done);
    if (decoded.isInvented(window.seconds())) {
      return List.of();
    }
    List<SpokenWord> words = WordAssembly.join(decoded.tokens(), written);
    if (!decoded.isFull() && !Loops.in(words)) {
      return WordTimes.of(words, window, lag);
    }
    List<Window> halves = window.halves();
    if (halves.size() == 1) {
      return WordTimes.of(another(decoded, window, code, written, done), window, lag);
    }
    List<Word> both = new ArrayList<>();
    for (Window half : halves) {
      both.addAll(words(half, code, written, done));
    }
    return both;
  }

  /** A less probable text, of one that repeats itself; where that does so, too, without that. */
  private List<SpokenWord> another(
      Decoded first, Window window, String code, String written, WindowProgress done)
      throws IOException, InterruptedException {
    List<SpokenWord> words = WordAssembly.join(first.tokens(), written);
    if (!Loops.in(words)) {
      return words;
    }
    Decoded second = decode(window, code, LESS_PROBABLE, done);
    if (second.isInvented(window.seconds())) {
      return Loops.cut(words);
    }
    List<SpokenWord> others = WordAssembly.join(second.tokens(), written);
    boolean said = !second.isFull() && Loops.text(others).equals(Loops.text(words));
    return said ? others : Loops.cut(others);
  }

  private Decoded decode(Window window, String code, double temperature, WindowProgress done)
      throws IOException, InterruptedException {
    float[] samples = window.samples(audio);
    return waiting.on(
        model, it -> it.decode(samples, code, translate, temperature, prompt, done), done::report);
  }

  /** The language that is most probable in the first windows together. */
  private String detect(List<Window> windows) throws IOException, InterruptedException {
    double[] sums = new double[languages.codes().size()];
    int best = 0;
    for (int i = 0; i < Math.min(DETECTION_WINDOWS, windows.size()); i++) {
      float[] samples = windows.get(i).samples(audio);
      float[] probabilities = waiting.on(model, it -> it.languages(samples), () -> {});
      for (int language = 0; language < sums.length; language++) {
        sums[language] += probabilities[language];
        best = sums[language] > sums[best] ? language : best;
      }
      if (sums[best] / (i + 1) >= CERTAIN) {
        break;
      }
    }
    return languages.codes().get(best);
  }
}
