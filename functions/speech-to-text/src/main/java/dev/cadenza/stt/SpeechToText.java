package dev.cadenza.stt;

import dev.cadenza.engines.Languages;
import dev.cadenza.engines.SegmentGroup;
import dev.cadenza.engines.SpeakerDiarizer;
import dev.cadenza.engines.SpeakerTurn;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.Diarization;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Transcribes a recording: decodes it, splits it at its pauses, recognizes the parts in parallel,
 * finds out who speaks when if that is asked for, and writes the transcript.
 *
 * <p>The recording is always on disk, never in memory, at any length.
 */
final class SpeechToText implements Pipeline {
  private static final long WORTH_A_LOOK = 10_000_000;

  private final Engines engines;
  private final Media media;

  private final Step<Recording> decode = new Step<>("decode", 8, Recording.class, this::decode);
  private final Step<Parts> split = new Step<>("find pauses", 2, Parts.class, this::split);
  private final Step<Heard> recognize = new Step<>("recognize", 80, Heard.class, this::recognize);
  private final Step<Labelled> label = new Step<>("speakers", 4, Labelled.class, this::label);
  private final Step<Translation> translate =
      new Step<>("translate", 3, Translation.class, this::translate);
  private final Step<Written> write = new Step<>("write", 3, Written.class, this::write);

  SpeechToText(Engines engines, Media media) {
    this.engines = engines;
    this.media = media;
  }

  /**
   * @param audio 16 kHz, one channel
   * @param channels likewise, each channel by itself; empty unless they are transcribed separately
   */
  record Recording(WorkFile audio, double seconds, String container, List<WorkFile> channels)
      implements HasFiles {
    Recording {
      // What an earlier version kept of a job knows none.
      channels = channels == null ? List.of() : List.copyOf(channels);
    }

    @Override
    public List<WorkFile> files() {
      return Stream.concat(Stream.of(audio), channels.stream()).toList();
    }
  }

  /**
   * The spans with speech.
   *
   * @param channels those of each channel; empty unless they are transcribed separately
   */
  record Parts(List<TimeSpan> spans, List<List<TimeSpan>> channels) {
    Parts {
      spans = List.copyOf(spans);
      channels = channels == null ? List.of() : channels.stream().map(List::copyOf).toList();
    }
  }

  /**
   * What one call of the recognizer takes.
   *
   * @param channel from 1; 0 where all are mixed
   */
  private record Call(SegmentGroup group, int channel) {
    String identity() {
      return channel == 0 ? group.parts().toString() : "channel " + channel + " " + group.parts();
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
    return List.of(decode, split, recognize, label, translate, write);
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
        .filter(pair -> !pair.from().equals(Languages.UNDETERMINED))
        .ifPresent(engines(context)::translator);
    Diarization diarization = Diarization.of(context.parameters());
    if (diarization.isWanted()) {
      engines(context).diarizer();
    }
    Path input = context.input();
    WorkFile audio = new WorkFile("audio.wav");
    double expected = Math.max(1, expectedSeconds(input, context));
    double share = diarization.byChannel() ? 1.0 / 3 : 1;
    Media.Decoded decoded =
        media.decode(
            input,
            context.path(audio),
            seconds -> context.progress(share * seconds / expected),
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
    List<WorkFile> channels =
        diarization.byChannel() ? channels(input, expected, context) : List.of();
    return new Recording(audio, decoded.audio().seconds(), decoded.info().container(), channels);
  }

  private List<WorkFile> channels(Path input, double expected, StepContext context)
      throws IOException, InterruptedException {
    int count =
        media
            .decodeChannels(
                input,
                channel -> context.path(channelFile(channel)),
                seconds -> context.progress((1 + seconds / expected) / 3),
                context::cancelled)
            .size();
    context.log(count + " channels, transcribed separately");
    return IntStream.rangeClosed(1, count).mapToObj(SpeechToText::channelFile).toList();
  }

  private static WorkFile channelFile(int channel) {
    return new WorkFile("channel-" + channel + ".wav");
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
    List<TimeSpan> spans = new PauseSplitter().split(audio(context), context::cancelled);
    List<List<TimeSpan>> channels = new ArrayList<>();
    for (WorkFile channel : context.output(decode).channels()) {
      channels.add(new PauseSplitter().splitIfSpoken(wav(channel, context), context::cancelled));
    }
    context.log(spans.size() + " segments of speech");
    return new Parts(spans, channels);
  }

  private Heard recognize(StepContext context) throws Exception {
    SpeechRecognizer recognizer = recognizer(context);
    List<Call> calls = calls(recognizer, context);
    Segments<Call, Transcript> listening =
        new Segments<>(
            "transcript",
            Transcript.class,
            call -> recognizer.name() + " " + language(context) + " " + call.identity(),
            call -> call.group().seconds(),
            (call, done) ->
                recognizer.recognize(
                    audio(call.channel(), context),
                    call.group().parts(),
                    language(context),
                    seconds -> done.fraction(seconds / call.group().seconds()),
                    context::cancelled));
    List<Transcript> transcripts = context.inParallel(calls, listening);
    Transcript all = Transcript.joined(transcripts).requireWords();
    context.log(all.words().size() + " words in " + calls.size() + " groups");
    return context.output(split).channels().isEmpty()
        ? Heard.mixed(all)
        : Heard.ofChannels(byChannel(calls, transcripts, context));
  }

  private List<Call> calls(SpeechRecognizer recognizer, StepContext context) {
    int cores = Runtime.getRuntime().availableProcessors();
    List<List<TimeSpan>> channels = context.output(split).channels();
    List<Call> calls = new ArrayList<>();
    if (channels.isEmpty()) {
      recognizer
          .groups(context.output(split).spans(), cores)
          .forEach(group -> calls.add(new Call(group, 0)));
    }
    for (int i = 0; i < channels.size(); i++) {
      if (!channels.get(i).isEmpty()) {
        int channel = i + 1;
        recognizer
            .groups(channels.get(i), cores)
            .forEach(group -> calls.add(new Call(group, channel)));
      }
    }
    return calls;
  }

  private List<Transcript> byChannel(
      List<Call> calls, List<Transcript> transcripts, StepContext context) {
    List<Transcript> channels = new ArrayList<>();
    for (int channel = 1; channel <= context.output(split).channels().size(); channel++) {
      List<Transcript> own = new ArrayList<>();
      for (int i = 0; i < calls.size(); i++) {
        if (calls.get(i).channel() == channel) {
          own.add(transcripts.get(i));
        }
      }
      channels.add(
          own.isEmpty()
              ? new Transcript(transcripts.getFirst().language(), List.of())
              : Transcript.joined(own));
    }
    return channels;
  }

  private Labelled label(StepContext context) throws IOException, InterruptedException {
    Heard heard = context.output(recognize);
    Diarization diarization = Diarization.of(context.parameters());
    if (diarization.byChannel()) {
      return Labelled.byChannel(heard);
    }
    if (!diarization.isWanted()) {
      return Labelled.off(heard.transcript());
    }
    SpeakerDiarizer diarizer = engines(context).diarizer();
    List<TimeSpan> spans = context.output(split).spans();
    double seconds = spans.stream().mapToDouble(TimeSpan::seconds).sum();
    List<SpeakerTurn> turns =
        diarizer.turns(
            audio(context),
            spans,
            diarization.speakers(),
            done -> context.progress(done / seconds),
            context::cancelled);
    Labelled labelled = Labelled.byTurns(heard.transcript(), turns, diarizer.name());
    context.log(labelled.speakers().size() + " speakers");
    return labelled;
  }

  private Translation translate(StepContext context) throws Exception {
    return Translation.of(context.output(label).transcript(), engines(context), context);
  }

  private Written write(StepContext context) throws IOException {
    TranscriptFiles files =
        new TranscriptFiles(
            context.output(label), recognizer(context).name(), context.output(decode).seconds());
    List<WorkFile> all = new ArrayList<>(files.write(audio(context), context));
    double seconds = context.output(decode).seconds();
    all.addAll(context.output(translate).write(context.output(label), seconds, context));
    return new Written(all);
  }

  @Override
  public Product product(StepContext context) {
    Labelled labelled = context.output(label);
    Transcript transcript = labelled.transcript();
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("quality", Capability.STT.qualityOf(recognizer(context).name()));
    metadata.put("language", transcript.language());
    metadata.put("audio_seconds", Math.round(context.output(decode).seconds() * 1000) / 1000.0);
    metadata.put("container", context.output(decode).container());
    metadata.put("segments", transcript.segments().size());
    metadata.put("words", transcript.words().size());
    if (!labelled.labels().isEmpty()) {
      metadata.put("speakers", labelled.speakers().size());
    }
    if (!labelled.diarizer().isEmpty()) {
      metadata.put("diarizer", labelled.diarizer());
    }
    context.output(translate).describe(metadata);
    List<Product.OutputFile> files =
        context.output(write).files().stream()
            .map(file -> TranscriptFiles.output(file, context))
            .toList();
    return new Product(recognizer(context).name(), files, metadata);
  }

  private PcmFile audio(StepContext context) throws IOException {
    return wav(context.output(decode).audio(), context);
  }

  /** The recording, or one of its channels from 1. */
  private PcmFile audio(int channel, StepContext context) throws IOException {
    return channel == 0
        ? audio(context)
        : wav(context.output(decode).channels().get(channel - 1), context);
  }

  private static PcmFile wav(WorkFile file, StepContext context) throws IOException {
    return PcmFile.open(context.path(file));
  }

  private SpeechRecognizer recognizer(StepContext context) {
    return engines(context).recognizer(language(context));
  }

  private Engines engines(StepContext context) {
    return engines.forJob(context.job(), context.meter());
  }

  private String language(StepContext context) {
    return ParameterReader.text(context.parameters(), "language")
        .orElseGet(engines(context)::usualSpokenLanguage);
  }
}
