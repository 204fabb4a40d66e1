package dev.cadenza.stt;

import dev.cadenza.engines.SegmentGroup;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.ParameterReader;
import dev.cadenza.media.Media;
import dev.cadenza.media.PauseSplitter;
import dev.cadenza.media.PcmFile;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.pipeline.HasFiles;
import dev.cadenza.pipeline.Packing;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.WorkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Transcribes a recording: decodes it, splits it at its pauses, recognizes the parts in parallel,
 * and writes the transcript.
 *
 * <p>The recording is always on disk, never in memory, at any length.
 */
final class SpeechToText implements Pipeline {
  private static final String DEFAULT_LANGUAGE = "en";
  private static final String UNDETERMINED = "und";

  private static final long WORTH_A_LOOK = 10_000_000;

  private final Engines engines;
  private final Media media;

  private final Step<Recording> decode = new Step<>("decode", 8, Recording.class, this::decode);
  private final Step<Parts> split = new Step<>("find pauses", 2, Parts.class, this::split);
  private final Step<Transcript> recognize =
      new Step<>("recognize", 84, Transcript.class, this::recognize);
  private final Step<Translation> translate =
      new Step<>("translate", 3, Translation.class, this::translate);
  private final Step<Written> write = new Step<>("write", 3, Written.class, this::write);

  SpeechToText(Engines engines, Media media) {
    this.engines = engines;
    this.media = media;
  }

  /**
   * @param audio 16 kHz, one channel
   */
  record Recording(WorkFile audio, double seconds, String container) implements HasFiles {
    @Override
    public List<WorkFile> files() {
      return List.of(audio);
    }
  }

  /** The spans with speech. */
  record Parts(List<TimeSpan> spans) {
    Parts {
      spans = List.copyOf(spans);
    }
  }

  /** The transcript's files, the main one first. */
  record Written(List<WorkFile> files) implements HasFiles {
    Written {
      files = List.copyOf(files);
    }
  }

  @Override
  public List<Step<?>> steps() {
    return List.of(decode, split, recognize, translate, write);
  }

  @Override
  public Optional<Packing> packing() {
    return Optional.of(new Packing(media::pack, media::unpack));
  }

  private Recording decode(StepContext context) throws IOException, InterruptedException {
    // Checked before anything is downloaded: an unsupported language fails immediately.
    context.engine(recognizer(context).name());
    Translation.pair(context.parameters(), language(context))
        // The language may be known only after recognition.
        .filter(pair -> !pair.from().equals(UNDETERMINED))
        .ifPresent(engines(context)::translator);
    Path input = context.input();
    WorkFile audio = new WorkFile("audio.wav");
    double expected = Math.max(1, expectedSeconds(input, context));
    Media.Decoded decoded =
        media.decode(
            input,
            context.path(audio),
            seconds -> context.progress(seconds / expected),
            context::cancelled);
    context.log(
        String.format(
            Locale.ROOT,
            "%.1f s of sound in a %s file",
            decoded.audio().seconds(),
            decoded.info().container()));
    if (!decoded.heard().isEmpty()) {
      context.log("recognized track: " + decoded.heard());
    }
    return new Recording(audio, decoded.audio().seconds(), decoded.info().container());
  }

  /**
   * How long the sound will be, for the progress of decoding it; short files are decoded before
   * progress is displayed.
   */
  private double expectedSeconds(Path input, StepContext context)
      throws IOException, InterruptedException {
    return Files.size(input) > WORTH_A_LOOK ? media.probe(input, context::cancelled).seconds() : 0;
  }

  private Parts split(StepContext context) throws IOException {
    Parts parts = new Parts(new PauseSplitter().split(audio(context), context::cancelled));
    context.log(parts.spans().size() + " segments of speech");
    return parts;
  }

  private Transcript recognize(StepContext context) throws Exception {
    SpeechRecognizer recognizer = recognizer(context);
    PcmFile audio = audio(context);
    List<SegmentGroup> groups =
        recognizer.groups(
            context.output(split).spans(), Runtime.getRuntime().availableProcessors());
    Segments<SegmentGroup, Transcript> listening =
        new Segments<>(
            "transcript",
            Transcript.class,
            group -> recognizer.name() + " " + language(context) + " " + group.parts(),
            SegmentGroup::seconds,
            (group, done) ->
                recognizer.recognize(
                    audio,
                    group.parts(),
                    language(context),
                    seconds -> done.fraction(seconds / group.seconds()),
                    context::cancelled));
    Transcript transcript = Transcript.joined(context.inParallel(groups, listening)).requireWords();
    context.log(transcript.words().size() + " words in " + groups.size() + " groups");
    return transcript;
  }

  private Translation translate(StepContext context) throws Exception {
    return Translation.of(context.output(recognize), engines(context), context);
  }

  private Written write(StepContext context) throws IOException {
    TranscriptFiles files =
        new TranscriptFiles(
            context.output(recognize),
            recognizer(context).name(),
            context.output(decode).seconds());
    List<WorkFile> all = new ArrayList<>(files.write(audio(context), context));
    double seconds = context.output(decode).seconds();
    all.addAll(context.output(translate).write(context.output(recognize), seconds, context));
    return new Written(all);
  }

  @Override
  public Product product(StepContext context) {
    Transcript transcript = context.output(recognize);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("quality", Capability.STT.qualityOf(recognizer(context).name()));
    metadata.put("language", transcript.language());
    metadata.put("audio_seconds", Math.round(context.output(decode).seconds() * 1000) / 1000.0);
    metadata.put("container", context.output(decode).container());
    metadata.put("segments", transcript.segments().size());
    metadata.put("words", transcript.words().size());
    context.output(translate).describe(metadata);
    List<Product.OutputFile> files =
        context.output(write).files().stream()
            .map(file -> TranscriptFiles.output(file, context))
            .toList();
    return new Product(recognizer(context).name(), files, metadata);
  }

  private PcmFile audio(StepContext context) throws IOException {
    return PcmFile.open(context.path(context.output(decode).audio()));
  }

  private SpeechRecognizer recognizer(StepContext context) {
    return engines(context).recognizer(language(context));
  }

  private Engines engines(StepContext context) {
    return engines.forJob(context.job(), context.meter());
  }

  private static String language(StepContext context) {
    return ParameterReader.text(context.parameters(), "language").orElse(DEFAULT_LANGUAGE);
  }
}
