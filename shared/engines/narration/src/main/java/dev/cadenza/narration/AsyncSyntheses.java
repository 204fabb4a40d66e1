package dev.cadenza.narration;

import dev.cadenza.engines.AsyncSynthesis;
import dev.cadenza.engines.AsyncSynthesis.Part;
import dev.cadenza.engines.LongText;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.WorkPending;
import dev.cadenza.pipeline.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The passages of a script that engines speak asynchronously: consecutive passages of one voice
 * that are long enough together.
 */
final class AsyncSyntheses {
  private final StepContext context;
  private final List<Reading> readings = new ArrayList<>();
  private final Map<Passage, Reading> byPassage = new HashMap<>();

  private AsyncSyntheses(StepContext context) {
    this.context = context;
  }

  static AsyncSyntheses of(Script script, Narrator narrator, StepContext context) {
    AsyncSyntheses found = new AsyncSyntheses(context);
    List<Passage> together = new ArrayList<>();
    for (Passage passage : script.passages()) {
      if (!together.isEmpty() && !goesWith(passage, together, narrator)) {
        found.add(together, narrator);
        together.clear();
      }
      together.add(passage);
    }
    found.add(together, narrator);
    for (Passage passage : script.passages()) {
      Optional.ofNullable(found.byPassage.get(passage)).ifPresent(reading -> reading.left++);
    }
    return found;
  }

  private static boolean goesWith(Passage passage, List<Passage> others, Narrator narrator) {
    Optional<Voice> voice = narrator.onlyVoice(passage);
    return voice.isPresent()
        && voice.equals(narrator.onlyVoice(others.getFirst()))
        && narrator
            .asyncSynthesis(voice.get())
            .filter(
                reading ->
                    length(others, reading, voice.get())
                            + length(List.of(passage), reading, voice.get())
                        <= reading.longest())
            .isPresent();
  }

  private static int length(List<Passage> passages, AsyncSynthesis reading, Voice voice) {
    return passages.stream()
        .flatMap(passage -> passage.sentences().stream())
        .mapToInt(sentence -> reading.length(sentence.text(), voice))
        .sum();
  }

  private void add(List<Passage> passages, Narrator narrator) {
    Optional<Voice> voice = narrator.onlyVoice(passages.getFirst());
    Optional<AsyncSynthesis> engine =
        voice
            .flatMap(narrator::asyncSynthesis)
            .filter(it -> it.times(voice.get()))
            .filter(it -> length(passages, it, voice.get()) >= it.worthwhile());
    if (engine.isPresent()) {
      Reading reading =
          new Reading(engine.get(), List.copyOf(passages), voice.get(), narrator.speed());
      readings.add(reading);
      // A repeated text uses its first reading.
      passages.forEach(passage -> byPassage.putIfAbsent(passage, reading));
    }
  }

  boolean isEmpty() {
    return readings.isEmpty();
  }

  /**
   * Submits missing texts to the engines.
   *
   * @param kept whether a passage is already spoken; such a passage is not requested
   * @throws WorkPending until all of it is done
   */
  void await(Predicate<Passage> kept) throws IOException, InterruptedException {
    readings.removeIf(reading -> reading.passages.stream().allMatch(kept));
    List<Duration> waits = new ArrayList<>();
    for (Reading reading : readings) {
      reading.begin();
      // Also reports the cost.
      context.progress(0);
    }
    for (Reading reading : readings) {
      context.checkpoint();
      reading.pending().ifPresent(waits::add);
    }
    Optional<Duration> longest = waits.stream().max(Comparator.naturalOrder());
    if (longest.isPresent()) {
      throw new WorkPending(
          longest.get(), readings.getFirst().voice().engine() + " is processing the text.");
    }
  }

  boolean has(Passage passage) {
    return byPassage.containsKey(passage);
  }

  /** The passage's sentences in order, if it is one of these. */
  Optional<List<Speech>> take(Passage passage) throws IOException, InterruptedException {
    Reading reading = byPassage.get(passage);
    return reading == null ? Optional.empty() : Optional.of(reading.take(passage));
  }

  /** Passages that an engine speaks as one text. */
  private final class Reading {
    private final AsyncSynthesis engine;
    private final List<Passage> passages;
    private final LongText text;
    private final Path sound;
    private List<Part> parts = List.of();
    private int left;

    Reading(AsyncSynthesis engine, List<Passage> passages, Voice voice, double speed) {
      this.engine = engine;
      this.passages = passages;
      List<String> sentences =
          passages.stream()
              .flatMap(passage -> passage.sentences().stream())
              .map(Sentence::text)
              .toList();
      this.text = new LongText(context.job().id(), sentences, voice, speed);
      this.sound = context.directory().resolve("reading-" + readings.size() + ".wav");
    }

    Voice voice() {
      return text.voice();
    }

    void begin() throws IOException, InterruptedException {
      if (!engine.begun(text)) {
        engine.begin(text);
        context.log(
            String.format(Locale.ROOT, "%s reads %d characters", voice().engine(), text.length()));
      }
    }

    Optional<Duration> pending() throws IOException, InterruptedException {
      return engine.pending(text);
    }

    synchronized List<Speech> take(Passage passage) throws IOException, InterruptedException {
      if (parts.isEmpty()) {
        parts = engine.fetch(text, sound, context::cancelled);
      }
      int first = firstOf(passage);
      PcmFile file = PcmFile.open(sound);
      List<Speech> speeches = new ArrayList<>();
      for (Part part : parts.subList(first, first + passage.sentences().size())) {
        speeches.add(cut(file, part));
      }
      left--;
      if (left == 0) {
        // A book would otherwise need twice the disk space.
        Files.delete(sound);
      }
      return speeches;
    }

    private int firstOf(Passage passage) {
      return passages.subList(0, passages.indexOf(passage)).stream()
          .mapToInt(before -> before.sentences().size())
          .sum();
    }
  }

  private static Speech cut(PcmFile file, Part part) throws IOException {
    double start = part.span().start();
    Pcm spoken = TrailingSilence.withoutAtEnd(file.read(part.span()));
    List<TimedWord> words =
        part.words().stream()
            .map(
                word ->
                    new TimedWord(
                        word.text(),
                        within(word.start() - start, spoken),
                        within(word.end() - start, spoken)))
            .toList();
    return new Speech(spoken, words);
  }

  private static double within(double seconds, Pcm sound) {
    return Math.clamp(seconds, 0, sound.seconds());
  }
}
