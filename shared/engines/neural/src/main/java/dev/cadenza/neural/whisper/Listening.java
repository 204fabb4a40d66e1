package dev.cadenza.neural.whisper;

import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.media.PcmFile;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One call of the recognizer: its windows, one after another. */
final class Listening {
  /** The decoder writes no more for a window, so the rest would be lost. */
  private static final int MOST_TOKENS = 215;

  /** Enough sound to detect a language. */
  private static final int DETECTION_WINDOWS = 3;

  private static final double CERTAIN = 0.8;

  private final PcmFile audio;
  private final ModelThread<WhisperModel> model;
  private final WhisperLanguages languages;
  private final double lag;
  private final boolean translate;
  private final Waiting waiting;

  Listening(
      PcmFile audio,
      ModelThread<WhisperModel> model,
      ModelHeader header,
      boolean translate,
      Waiting waiting) {
    this.audio = audio;
    this.model = model;
    this.languages = WhisperLanguages.of(header);
    this.lag = header.lag();
    this.translate = translate;
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
    float[] samples = window.samples(audio);
    List<Token> tokens =
        waiting.on(model, it -> it.decode(samples, code, translate, done), done::report);
    List<Window> halves = tokens.size() < MOST_TOKENS ? List.of() : window.halves();
    if (halves.size() > 1) {
      List<Word> words = new ArrayList<>();
      for (Window half : halves) {
        words.addAll(words(half, code, written, done));
      }
      return words;
    }
    return WordTimes.of(WordAssembly.join(tokens, written), window, lag);
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
