package dev.cadenza.dubbing;

import dev.cadenza.dubbing.lines.GivenLines;
import dev.cadenza.dubbing.lines.Turns;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.Diarization;
import dev.cadenza.jobs.parameters.DubbingParameters;
import dev.cadenza.jobs.parameters.GivenSubtitles;
import dev.cadenza.jobs.parameters.RequestedTrack;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.ffmpeg.AudioChoice;
import dev.cadenza.media.ffmpeg.DubMixer;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.ffmpeg.MediaInfo;
import dev.cadenza.media.speech.PauseSplitter;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Peaks;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.StepRun;
import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.Packing;
import dev.cadenza.pipeline.files.WorkFile;
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
  private static final Step<Recording> DECODE = new Step<>("decode", 6, Recording.class);
  private static final Step<Parts> SPLIT = new Step<>("find pauses", 2, Parts.class);
  private static final Step<Transcript> RECOGNIZE = new Step<>("recognize", 60, Transcript.class);
  private static final Step<Script> TRANSLATE = new Step<>("translate", 6, Script.class);
  private static final Step<Spoken> SPEAK = new Step<>("speak", 12, Spoken.class);
  private static final Step<Mixed> MIX = new Step<>("mix", 12, Mixed.class);
  private static final Step<Written> WRITE = new Step<>("write", 2, Written.class);

  private final StepContext context;
  private final Order order;
  private final Media media;
  private final DubMixer mixer;

  private final StepRun<Recording> decode = DECODE.doneBy(this::decode);
  private final StepRun<Parts> split = SPLIT.doneBy(this::split);
  private final StepRun<Transcript> recognize = RECOGNIZE.doneBy(this::recognize);
  private final StepRun<Script> translate = TRANSLATE.doneBy(this::translate);
  private final StepRun<Spoken> speak = SPEAK.doneBy(this::speak);
  private final StepRun<Mixed> mix = MIX.doneBy(this::mix);
  private final StepRun<Written> write = WRITE.doneBy(this::write);

  private Dubbing(StepContext context, Order order, Media media, DubMixer mixer) {
    this.context = context;
    this.order = order;
    this.media = media;
    this.mixer = mixer;
  }

  /** The spans with speech. */
  record Parts(List<TimeSpan> spans) {
    Parts {
      spans = List.copyOf(spans);
    }
  }

  /** The other files. */
  record Written(List<WorkFile> files) implements HasFiles {
    Written {
      files = List.copyOf(files);
    }
  }

  /** A text, and who speaks it. */
  private record Passage(Speaker speaker, String text) {}

  static PipelineFactory pipelines(Engines engines, Media media, DubMixer mixer) {
    return new PipelineFactory(
        List.of(DECODE, SPLIT, RECOGNIZE, TRANSLATE, SPEAK, MIX, WRITE),
        Optional.of(new Packing(media::pack, media::unpack)),
        context -> new Dubbing(context, order(context, engines), media, mixer));
  }

  /** Checked before anything is downloaded: an unsupported request fails immediately. */
  private static Order order(StepContext context, Engines all) {
    DubbingParameters parameters = DubbingParameters.of(context.job().parameters());
    Optional<GivenLines> given =
        parameters
            .lines()
            .map(id -> GivenLines.edited(id, parameters.targetLanguage(), context))
            .or(() -> parameters.given().map(it -> subtitles(it, parameters, context)));
    Engines engines = all.forJob(context.job().owner(), parameters, context.meter());
    return Order.of(parameters, given, engines);
  }

  private static GivenLines subtitles(
      GivenSubtitles given, DubbingParameters parameters, StepContext context) {
    String language = parameters.sourceLanguage().orElse(Languages.UNDETERMINED);
    return GivenLines.subtitles(given, language, context);
  }

  @Override
  public List<StepRun<?>> steps() {
    return List.of(decode, split, recognize, translate, speak, mix, write);
  }

  private Recording decode() throws IOException, InterruptedException {
    context.engine(order.voice().engine());
    if (parameters().diarization().isWanted() && order.given().isEmpty()) {
      order.engines().diarizer();
    }
    Path input = context.input();
    if (parameters().burnIn().isPresent()) {
      media.burner().size(input, context::cancelled);
    }
    WorkFile audio = new WorkFile("audio.wav");
    Media.Decoded decoded =
        media.decode(
            input,
            context.path(audio),
            audioChoice(),
            _ -> context.progress(0.5),
            context::cancelled);
    MediaInfo info = decoded.info();
    double audible = decoded.audio().seconds();
    double seconds = info.video().isEmpty() ? audible : Math.max(audible, info.seconds());
    context.log(String.format(Locale.ROOT, "%.1f s in a %s file", seconds, info.container()));
    if (!decoded.heard().isEmpty()) {
      context.log("dubbed track: " + decoded.heard());
    }
    return new Recording(audio, info, seconds);
  }

  private AudioChoice audioChoice() {
    DubbingParameters parameters = DubbingParameters.of(context.job().parameters());
    RequestedTrack track = parameters.audioTrack();
    return new AudioChoice(track.number(), track.language(), parameters.sourceLanguage());
  }

  private Parts split() throws IOException {
    PauseSplitter splitter = new PauseSplitter();
    return new Parts(
        order.given().isPresent()
            ? splitter.splitIfSpoken(audio(), context::cancelled)
            : splitter.split(audio(), context::cancelled));
  }

  private Transcript recognize() throws Exception {
    if (order.given().isPresent()) {
      context.log(order.given().get().origin() + " are used");
      return new Transcript(order.given().get().language(), List.of());
    }
    return Listening.to(audio(), split.output().spans(), order, context);
  }

  private Script translate() throws Exception {
    return Script.of(order.edits().applied(utterances(turns())), heard(), context);
  }

  private List<Utterance> utterances(Turns turns) {
    double seconds = decode.output().seconds();
    return order
        .given()
        .map(it -> it.within(seconds).stream().map(Utterance::of).toList())
        .orElseGet(() -> Utterance.of(recognize.output(), turns.turns()));
  }

  private Turns turns() throws Exception {
    Diarization wanted = parameters().diarization();
    return order.given().isPresent() || !wanted.isWanted()
        ? Turns.NONE
        : Turns.find(order.engines().diarizer(), wanted, audio(), split.output().spans(), context);
  }

  private Order heard() {
    return order.heardIn(recognize.output().language());
  }

  private Spoken speak() throws Exception {
    Script script = translate.output();
    List<Speaker> speakers =
        new Casting(order, audio(), split.output().spans(), script, context).speakers();
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < speakers.size(); i++) {
      passages.add(new Passage(speakers.get(i), script.translations().get(i)));
    }
    Segments<Passage, SpokenLine> speaking =
        new Segments<>(
            "speech",
            SpokenLine.class,
            passage -> passage.speaker().identity() + " " + passage.text(),
            passage -> passage.text().length(),
            (passage, _) -> passage.speaker().speak(passage.text(), context));
    return new Spoken(
        speakers.getFirst().voice().id(),
        speakers.stream().anyMatch(it -> it.conversion().isPresent()),
        context.segments().inParallel(passages, speaking.alwaysKept()),
        speakers.stream().map(it -> it.voice().id()).toList());
  }

  private Mixed mix() throws IOException, InterruptedException {
    Mixing mixing =
        new Mixing(heard(), decode.output(), translate.output(), speak.output(), context);
    return mixing.mixed(mixer);
  }

  private Written write() throws IOException, InterruptedException {
    Script script = translate.output();
    Mixed mixed = mix.output();
    DubFiles texts =
        new DubFiles(
            script.utterances(),
            script.translations(),
            speak.output().lines().stream().map(SpokenLine::seconds).toList(),
            speak.output().voices(),
            mixed.placements(),
            decode.output().seconds(),
            captions());
    List<WorkFile> files = new ArrayList<>(texts.write(context));
    Path main = context.path(mixed.main());
    WorkFile peaks = new WorkFile("peaks.json");
    Path decoded = context.directory().resolve("decoded.wav");
    Peaks.write(
        media.decode(main, decoded, _ -> context.progress(0.5), context::cancelled).audio(),
        context.path(peaks));
    files.add(peaks);
    Recording recording = decode.output();
    if (!recording.info().video().isEmpty()) {
      WorkFile thumbnail = new WorkFile("thumbnail.jpg");
      double at = Math.min(1, recording.seconds() / 2);
      mixer.thumbnail(main, at, context.path(thumbnail), context::cancelled);
      files.add(thumbnail);
    }
    if (parameters().burnIn().isPresent()) {
      files.add(new BurnedDub(texts, parameters().burnIn().get(), media, context).write(main));
    }
    return new Written(files);
  }

  private DubbingParameters parameters() {
    return DubbingParameters.of(context.job().parameters());
  }

  private Captions captions() {
    return Captions.of(parameters().subtitles(), heard().source(), order.target());
  }

  @Override
  public Product product() {
    return DubProduct.of(
        heard(),
        decode.output(),
        translate.output(),
        speak.output(),
        mix.output(),
        write.output().files(),
        context);
  }

  private PcmFile audio() throws IOException {
    return PcmFile.open(context.path(decode.output().audio()));
  }
}
