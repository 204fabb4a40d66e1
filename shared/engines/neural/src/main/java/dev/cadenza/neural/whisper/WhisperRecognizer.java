package dev.cadenza.neural.whisper;

import dev.cadenza.engines.Languages;
import dev.cadenza.engines.SegmentGroup;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.vocabulary.Prompt;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.neural.resources.Cores;
import dev.cadenza.neural.vad.SileroVad;
import dev.cadenza.neural.whisper.thread.ModelThread;
import dev.cadenza.neural.whisper.thread.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Recognizes speech with a Whisper model, run by whisper.cpp in this process.
 *
 * <p>Silero VAD finds the speech, if it is installed; else the parts that are given are taken for
 * speech. The model sees up to 28 seconds of it at a time, and nothing else, as it invents text in
 * silence. A word's confidence is the mean probability of its tokens.
 */
public final class WhisperRecognizer implements SpeechRecognizer {
  /** Its name. */
  public static final String NAME = "whisper";

  /** Of whisper.cpp. */
  public static final String VERSION = "1.7.1";

  /** Of whisper.cpp, whisper-jni's build of it, Whisper's models and Silero VAD. */
  public static final String LICENSE = "MIT";

  /** After which a model is released. */
  private static final Duration IDLE = Duration.ofMinutes(10);

  /** A group has a few windows, so that the last, which may be short, costs little. */
  private static final double GROUP_SECONDS = 300;

  /** Parts that are closer than this, in seconds, are heard as one. */
  private static final double NEAR = 1;

  private static final Map<Path, ModelThread<WhisperModel>> MODELS = new ConcurrentHashMap<>();
  private static final Map<Path, ModelThread<SileroVad>> DETECTORS = new ConcurrentHashMap<>();

  private final ModelThread<WhisperModel> model;
  private final Optional<ModelThread<SileroVad>> detector;
  private final ModelHeader header;
  private final boolean translate;
  private final Optional<String> prompt;

  private WhisperRecognizer(
      ModelThread<WhisperModel> model,
      Optional<ModelThread<SileroVad>> detector,
      ModelHeader header,
      boolean translate,
      Optional<String> prompt) {
    this.model = model;
    this.detector = detector;
    this.header = header;
    this.translate = translate;
    this.prompt = prompt;
  }

  /**
   * The recognizer, if whisper.cpp runs on this machine and a model is installed: the one that the
   * variable {@code WHISPER_MODEL} names, as in the catalogue or by its path; without it {@code
   * whisper-base}, or else {@code whisper-tiny.en}, which understands English only. The model is
   * loaded when it is first needed, once per process.
   */
  public static Optional<SpeechRecognizer> find(Map<String, String> environment) {
    Optional<InstalledModel> installed = InstalledModel.find(environment);
    if (installed.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(installed.get().file(), SileroVad.installed(environment)));
    } catch (IOException | IllegalStateException unusable) {
      return Optional.empty();
    }
  }

  /**
   * @param file of the model
   * @param vad of Silero's model
   * @throws IOException if the file is not a model
   * @throws IllegalStateException if whisper.cpp does not run on this machine
   */
  static WhisperRecognizer of(Path file, Optional<Path> vad) throws IOException {
    ModelHeader header = ModelHeader.read(file);
    // Fails here where whisper.cpp does not run, not in a job.
    WhisperLibrary.get();
    return new WhisperRecognizer(
        MODELS.computeIfAbsent(
            file,
            it ->
                new ModelThread<>(NAME, Cores.MACHINE.forOne(), IDLE, () -> new WhisperModel(it))),
        vad.map(
            path ->
                DETECTORS.computeIfAbsent(
                    path,
                    it -> new ModelThread<>(SileroVad.MODEL, 1, IDLE, () -> new SileroVad(it)))),
        header,
        false,
        Optional.empty());
  }

  /**
   * Why {@link #find} finds none, and what to do.
   *
   * @return empty if it finds one
   */
  public static Optional<String> hint(Map<String, String> environment) {
    Optional<InstalledModel> installed = InstalledModel.find(environment);
    if (installed.isEmpty()) {
      String wanted = environment.getOrDefault(InstalledModel.VARIABLE, "").strip();
      return Optional.of(
          wanted.contains("/")
              ? "WHISPER_MODEL names no file: " + wanted
              : "cadenza models install " + (wanted.isEmpty() ? "whisper-base" : wanted));
    }
    try {
      of(installed.get().file(), Optional.empty());
      return Optional.empty();
    } catch (IOException | IllegalStateException unusable) {
      return Optional.of(unusable.getMessage());
    }
  }

  /** Whisper was trained to translate; English-only models were not. */
  @Override
  public Optional<SpeechRecognizer> intoEnglish() {
    return header.languages() > 1
        ? Optional.of(new WhisperRecognizer(model, detector, header, true, prompt))
        : Optional.empty();
  }

  /** The terms are the text that the model believes to have been said before. */
  @Override
  public SpeechRecognizer knowing(List<String> terms) {
    return new WhisperRecognizer(model, detector, header, translate, Prompt.of(terms));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> languages() {
    return WhisperLanguages.of(header).primary();
  }

  /** All calls share one model: more of them at a time are no faster, and fill fewer windows. */
  @Override
  public List<SegmentGroup> groups(List<TimeSpan> parts, int sideBySide) {
    List<SegmentGroup> groups = new ArrayList<>();
    List<TimeSpan> group = new ArrayList<>();
    double seconds = 0;
    for (TimeSpan part : parts) {
      if (!group.isEmpty() && seconds + part.seconds() > GROUP_SECONDS) {
        groups.add(new SegmentGroup(group));
        group = new ArrayList<>();
        seconds = 0;
      }
      group.add(part);
      seconds += part.seconds();
    }
    if (!group.isEmpty()) {
      groups.add(new SegmentGroup(group));
    }
    return groups;
  }

  @Override
  public Transcript recognize(
      PcmFile audio,
      List<TimeSpan> parts,
      String language,
      Progress progress,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    String primary = Languages.require(language, languages(), NAME);
    if (audio.sampleRate() != PcmFile.SPEECH_RATE) {
      throw new IllegalArgumentException("Sound of " + audio.sampleRate() + " Hz.");
    }
    Waiting waiting = new Waiting(cancellation);
    List<Window> windows = windows(audio, parts, waiting);
    if (windows.isEmpty()) {
      return new Transcript(primary, List.of());
    }
    return new Listening(audio, model, header, translate, prompt, waiting)
        .transcribe(windows, primary, parts, progress);
  }

  private List<Window> windows(PcmFile audio, List<TimeSpan> parts, Waiting waiting)
      throws IOException, InterruptedException {
    List<Window> windows = new ArrayList<>();
    for (TimeSpan run : SpeechRuns.joined(parts, NEAR)) {
      List<TimeSpan> speech =
          detector.isEmpty()
              ? SpeechRuns.within(run, parts)
              : waiting.on(
                  detector.get(),
                  it -> it.speech(audio, run, () -> Thread.currentThread().isInterrupted()),
                  () -> {});
      windows.addAll(Window.plan(speech, run));
    }
    return windows;
  }
}
