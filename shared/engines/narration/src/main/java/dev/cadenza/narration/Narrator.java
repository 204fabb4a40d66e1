package dev.cadenza.narration;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.AsyncSynthesis;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Resampler;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Speaks scripts in two steps of a pipeline: passages in parallel, each stored with its output, and
 * then joined to one recording.
 *
 * @param engines those of the job's owner, {@link Engines#forOwner}
 * @param cast contains a voice for every speaker of the scripts
 * @param speed 1 is the voices' default; pauses are scaled, too
 */
public record Narrator(Engines engines, Cast cast, double speed) {
  /** The sample rate of a recording with voices of several rates, in hertz; the highest. */
  public static final int SAMPLE_RATE = 24_000;

  /** The lowest sample rate of a recording, in hertz: some players do not support lower ones. */
  private static final int MIN_SAMPLE_RATE = 16_000;

  public Narrator {
    requireNonNull(engines, "engines");
    requireNonNull(cast, "cast");
  }

  /**
   * Speaks the passages; a complete step.
   *
   * @throws dev.cadenza.model.WorkPending while an engine speaks long ones asynchronously
   */
  public Spoken speak(Script script, StepContext context) throws Exception {
    return speak(script, Segments.Keeping.OF_LONG_JOBS, context);
  }

  /**
   * The same for a text of which parts are spoken again with other words or voices.
   *
   * @param keeping which passages are stored for a later attempt
   */
  public Spoken speak(Script script, Segments.Keeping keeping, StepContext context)
      throws Exception {
    AsyncSyntheses readings = AsyncSyntheses.of(script, this, context);
    Segments<Passage, Recording> speaking =
        new Segments<>(
            "speech",
            Recording.class,
            this::identity,
            Passage::length,
            (passage, done) -> speak(passage, readings, context, done));
    // An engine deletes its results, and a second request would be paid again.
    Segments<Passage, Recording> kept =
        readings.isEmpty() && keeping == Segments.Keeping.OF_LONG_JOBS
            ? speaking
            : speaking.alwaysKept();
    readings.await(passage -> context.segments().keeps(passage, kept));
    return new Spoken(context.segments().inParallel(parts(script, readings), kept));
  }

  /** A paid sentence is a separate part: paid output is stored at once. */
  private List<Passage> parts(Script script, AsyncSyntheses readings) {
    return script.passages().stream()
        .flatMap(
            passage ->
                readings.has(passage) || !isPaid(passage)
                    ? Stream.of(passage)
                    : passage.divided().stream())
        .toList();
  }

  private boolean isPaid(Passage passage) {
    return passage.sentences().stream()
        .map(this::voice)
        .anyMatch(voice -> engines.synthesizer(voice).price(voice).usd() > 0);
  }

  private String identity(Passage passage) {
    List<String> voices =
        passage.sentences().stream().map(sentence -> voice(sentence).id()).distinct().toList();
    String text = passage.sentences().stream().map(Sentence::text).collect(Collectors.joining(" "));
    return voices
        + " "
        + speed
        + " "
        + passage.sentences()
        + engines.pronunciations().possibleIn(text);
  }

  private Recording speak(
      Passage passage, AsyncSyntheses readings, StepContext context, Segments.Done done)
      throws IOException, InterruptedException {
    Optional<List<Speech>> read = readings.take(passage);
    int spoken = 0;
    String name = "passage-" + Ulid.next(Instant.now());
    Speech first = speech(passage, 0, read, context);
    int rate = onlyVoice(passage).isPresent() ? rate(first.sound().sampleRate()) : SAMPLE_RATE;
    try (RecordingWriter writer = RecordingWriter.create(name, rate, context)) {
      for (int i = 0; i < passage.sentences().size(); i++) {
        Sentence sentence = passage.sentences().get(i);
        Speech speech = i == 0 ? first : speech(passage, i, read, context);
        writer.append(
            sentence,
            Resampler.to(rate).resample(speech.sound()),
            speech.words(),
            pauseAfter(sentence));
        spoken += sentence.text().length();
        done.fraction((double) spoken / passage.length());
      }
      return writer.recording();
    }
  }

  /** A voice's own rate, if players support it: resampling and encoding more samples cost time. */
  private static int rate(int ofVoice) {
    return ofVoice >= MIN_SAMPLE_RATE && ofVoice <= SAMPLE_RATE ? ofVoice : SAMPLE_RATE;
  }

  private Speech speech(
      Passage passage, int place, Optional<List<Speech>> read, StepContext context)
      throws IOException, InterruptedException {
    return read.isPresent()
        ? read.get().get(place)
        : synthesize(passage.sentences().get(place), context);
  }

  private double pauseAfter(Sentence sentence) {
    double marked = sentence.silence().after();
    return marked > 0 ? marked : sentence.pause().seconds() / speed;
  }

  private Speech synthesize(Sentence sentence, StepContext context)
      throws IOException, InterruptedException {
    Voice voice = voice(sentence);
    return engines.synthesizer(voice).synthesize(sentence.text(), voice, speed, context::cancelled);
  }

  /** The voice of the whole passage, if it has only one. */
  Optional<Voice> onlyVoice(Passage passage) {
    List<Voice> voices = passage.sentences().stream().map(this::voice).distinct().toList();
    return voices.size() == 1 ? Optional.of(voices.getFirst()) : Optional.empty();
  }

  Optional<AsyncSynthesis> asyncSynthesis(Voice voice) {
    return engines.synthesizer(voice).asyncSynthesis();
  }

  private Voice voice(Sentence sentence) {
    return cast.voice(sentence);
  }

  /** Joins the passages; a complete step. */
  public Recording join(Spoken spoken, StepContext context) throws IOException {
    if (spoken.passages().size() == 1) {
      return spoken.passages().getFirst();
    }
    try (RecordingWriter writer =
        RecordingWriter.create("joined", commonRate(spoken, context), context)) {
      for (Recording passage : spoken.passages()) {
        writer.append(passage, context);
        // A book would otherwise need twice the disk space.
        Files.delete(context.path(passage.audio()));
        context.progress(writer.seconds() / spoken.seconds());
      }
      return writer.recording();
    }
  }

  private static int commonRate(Spoken spoken, StepContext context) throws IOException {
    Set<Integer> rates = new HashSet<>();
    for (Recording passage : spoken.passages()) {
      rates.add(PcmFile.open(context.path(passage.audio())).sampleRate());
    }
    return rates.size() == 1 ? rates.iterator().next() : SAMPLE_RATE;
  }
}
