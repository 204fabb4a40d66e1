package dev.cadenza.dubbing;

import dev.cadenza.dubbing.Fitting.Placement;
import dev.cadenza.dubbing.SpeakerMatch.Likeness;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Dub;
import dev.cadenza.media.DubMixer;
import dev.cadenza.media.DubbedFormat;
import dev.cadenza.media.Media;
import dev.cadenza.media.MediaInfo;
import dev.cadenza.media.PauseSplitter;
import dev.cadenza.media.PcmFile;
import dev.cadenza.media.Peaks;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Dubs a recording into another language: transcribes it, translates it, synthesizes each line,
 * fits the lines into the timing of the original, and mixes them.
 *
 * <p>Transcripts, translations and speech are cached by content: a later attempt with an edited
 * line processes only that line again. Fitting and mixing always cover all lines, because one line
 * may shift the others.
 */
final class Dubbing implements Pipeline {
  private final Engines engines;
  private final Media media;
  private final DubMixer mixer;

  private final Step<Recording> decode = new Step<>("decode", 6, Recording.class, this::decode);
  private final Step<Parts> split = new Step<>("find pauses", 2, Parts.class, this::split);
  private final Step<Transcript> recognize =
      new Step<>("recognize", 60, Transcript.class, this::recognize);
  private final Step<Script> translate = new Step<>("translate", 6, Script.class, this::translate);
  private final Step<Spoken> speak = new Step<>("speak", 12, Spoken.class, this::speak);
  private final Step<Mixed> mix = new Step<>("mix", 12, Mixed.class, this::mix);
  private final Step<Written> write = new Step<>("write", 2, Written.class, this::write);

  Dubbing(Engines engines, Media media, DubMixer mixer) {
    this.engines = engines;
    this.media = media;
    this.mixer = mixer;
  }

  /**
   * @param audio 16 kHz, one channel
   * @param seconds how long the recording is, pictures included
   */
  record Recording(WorkFile audio, MediaInfo info, double seconds) implements HasFiles {
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

  /**
   * @param voice the id of the one that speaks
   * @param converted whether it is made to sound like the original speaker
   */
  record Spoken(String voice, boolean converted, List<SpokenLine> lines) implements HasFiles {
    Spoken {
      lines = List.copyOf(lines);
    }

    @Override
    public List<WorkFile> files() {
      return lines.stream().map(SpokenLine::audio).toList();
    }
  }

  /**
   * @param main the dubbed file
   * @param leftOut what of the original it does not have, for people
   */
  record Mixed(WorkFile main, String contentType, List<Placement> placements, List<String> leftOut)
      implements HasFiles {
    Mixed {
      placements = List.copyOf(placements);
      // What an earlier version kept of a job knows none.
      leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    }

    @Override
    public List<WorkFile> files() {
      return List.of(main);
    }
  }

  /** What goes with the main file. */
  record Written(List<WorkFile> files) implements HasFiles {
    Written {
      files = List.copyOf(files);
    }
  }

  @Override
  public List<Step<?>> steps() {
    return List.of(decode, split, recognize, translate, speak, mix, write);
  }

  @Override
  public Optional<Packing> packing() {
    return Optional.of(new Packing(media::pack, media::unpack));
  }

  private Recording decode(StepContext context) throws IOException, InterruptedException {
    // Checked before anything is downloaded: an unsupported request fails immediately.
    context.engine(order(context).voice().engine());
    Path input = context.input();
    WorkFile audio = new WorkFile("audio.wav");
    Media.Decoded decoded =
        media.decode(input, context.path(audio), _ -> context.progress(0.5), context::cancelled);
    MediaInfo info = decoded.info();
    double audible = decoded.audio().seconds();
    double seconds = info.video().isEmpty() ? audible : Math.max(audible, info.seconds());
    context.log(String.format(Locale.ROOT, "%.1f s in a %s file", seconds, info.container()));
    if (!decoded.heard().isEmpty()) {
      context.log("dubbed track: " + decoded.heard());
    }
    return new Recording(audio, info, seconds);
  }

  private Parts split(StepContext context) throws IOException {
    return new Parts(new PauseSplitter().split(audio(context), context::cancelled));
  }

  private Transcript recognize(StepContext context) throws Exception {
    return Listening.to(audio(context), context.output(split).spans(), order(context), context);
  }

  private Script translate(StepContext context) throws Exception {
    Order order = order(context);
    return Script.of(
        order.edits().applied(Utterance.of(context.output(recognize))), order, context);
  }

  private Spoken speak(StepContext context) throws Exception {
    List<String> lines = context.output(translate).translations();
    Speaker speaker = speaker(lines, context);
    Segments<String, SpokenLine> speaking =
        new Segments<>(
            "speech",
            SpokenLine.class,
            line -> speaker.identity() + " " + line,
            String::length,
            (line, _) -> speaker.speak(line, context));
    context.log("voice " + speaker.description());
    return new Spoken(
        speaker.voice().id(),
        speaker.conversion().isPresent(),
        context.inParallel(lines, speaking.alwaysKept()));
  }

  private Speaker speaker(List<String> lines, StepContext context) throws Exception {
    Order order = order(context);
    Optional<Likeness> likeness =
        order.matched()
            ? new SpeakerMatch(order, audio(context), context.output(split).spans(), lines)
                .find(context)
            : Optional.empty();
    return likeness.map(it -> Speaker.of(order, it)).orElseGet(() -> Speaker.of(order));
  }

  private Mixed mix(StepContext context) throws IOException, InterruptedException {
    Order order = order(context);
    Recording recording = context.output(decode);
    double seconds = recording.seconds();
    List<Placement> placements = placements(context);
    PcmFile voice = VoiceTrack.write(lines(context), placements, seconds, context);
    Optional<PcmFile> background =
        order.keepBackground()
            ? Optional.of(
                new Ducking(placements)
                    .write(seconds, context.directory().resolve("background.wav")))
            : Optional.empty();
    DubbedFormat format = DubbedFormat.of(recording.info());
    WorkFile main = new WorkFile("dubbed." + format.extension());
    List<String> leftOut =
        mixer.write(
            new Dub(
                context.input(),
                recording.info(),
                voice,
                background,
                seconds,
                order.target(),
                order.source()),
            format,
            context.path(main),
            done -> context.progress(done / (2 * seconds)),
            context::cancelled);
    leftOut.forEach(track -> context.log("not in the dubbed file: " + track));
    return new Mixed(main, format.contentType(), placements, leftOut);
  }

  private List<Placement> placements(StepContext context) {
    List<Utterance> utterances = context.output(translate).utterances();
    List<SpokenLine> spoken = context.output(speak).lines();
    List<Fitting.Line> lines = new ArrayList<>();
    for (int i = 0; i < spoken.size(); i++) {
      lines.add(new Fitting.Line(utterances.get(i).span(), spoken.get(i).seconds()));
    }
    List<Placement> placements = Fitting.place(lines, context.output(decode).seconds());
    long truncated = placements.stream().filter(Placement::truncated).count();
    context.log(
        String.format(
            Locale.ROOT,
            "%d lines fitted, %d at another speed, %d truncated",
            placements.size(),
            placements.stream().filter(it -> it.speed() != 1).count(),
            truncated));
    return placements;
  }

  private List<PcmFile> lines(StepContext context) throws IOException {
    List<PcmFile> files = new ArrayList<>();
    for (SpokenLine line : context.output(speak).lines()) {
      files.add(PcmFile.open(context.path(line.audio())));
    }
    return files;
  }

  private Written write(StepContext context) throws IOException, InterruptedException {
    Script script = context.output(translate);
    Mixed mixed = context.output(mix);
    List<WorkFile> files =
        new ArrayList<>(
            new DubFiles(
                    script.utterances(),
                    script.translations(),
                    context.output(speak).lines().stream().map(SpokenLine::seconds).toList(),
                    mixed.placements(),
                    context.output(decode).seconds())
                .write(context));
    Path main = context.path(mixed.main());
    WorkFile peaks = new WorkFile("peaks.json");
    Path decoded = context.directory().resolve("decoded.wav");
    Peaks.write(
        media.decode(main, decoded, _ -> context.progress(0.5), context::cancelled).audio(),
        context.path(peaks));
    files.add(peaks);
    Recording recording = context.output(decode);
    if (!recording.info().video().isEmpty()) {
      WorkFile thumbnail = new WorkFile("thumbnail.jpg");
      double at = Math.min(1, recording.seconds() / 2);
      mixer.thumbnail(main, at, context.path(thumbnail), context::cancelled);
      files.add(thumbnail);
    }
    return new Written(files);
  }

  @Override
  public Product product(StepContext context) {
    return DubProduct.of(
        order(context),
        context.output(decode),
        context.output(speak),
        context.output(mix),
        context.output(write).files(),
        context);
  }

  private PcmFile audio(StepContext context) throws IOException {
    return PcmFile.open(context.path(context.output(decode).audio()));
  }

  private Order order(StepContext context) {
    return Order.of(context.job(), context.meter(), engines);
  }
}
