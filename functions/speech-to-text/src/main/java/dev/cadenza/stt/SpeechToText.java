package dev.cadenza.stt;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.SpeakerDiarizer;
import dev.cadenza.engines.SpeakerTurn;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.jobs.parameters.BurnInParameters;
import dev.cadenza.jobs.parameters.Diarization;
import dev.cadenza.jobs.parameters.RequestedTrack;
import dev.cadenza.jobs.parameters.SpeechToTextParameters;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.ffmpeg.AudioChoice;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.ffmpeg.SubtitleBurner;
import dev.cadenza.media.speech.PauseSplitter;
import dev.cadenza.media.subtitles.AssStyle;
import dev.cadenza.media.subtitles.AssText;
import dev.cadenza.media.subtitles.CueDraft;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.StepRun;
import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.Packing;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Transcribes a recording: decodes it, splits it at its pauses, recognizes the parts in parallel,
 * finds out who speaks when if that is asked for, and writes the transcript.
 */
final class SpeechToText implements Pipeline {
  private static final Step<Recording> DECODE = new Step<>("decode", 8, Recording.class);
  private static final Step<Parts> SPLIT = new Step<>("find pauses", 2, Parts.class);
  private static final Step<Heard> RECOGNIZE = new Step<>("recognize", 80, Heard.class);
  private static final Step<Labelled> LABEL = new Step<>("speakers", 4, Labelled.class);
  private static final Step<Translation> TRANSLATE = new Step<>("translate", 3, Translation.class);
  private static final Step<Written> WRITE = new Step<>("write", 3, Written.class);

  private final StepContext context;
  private final SpeechToTextParameters parameters;
  private final Engines engines;
  private final Media media;
  private final String language;
  private final SpeechRecognizer recognizer;

  private final StepRun<Recording> decode = DECODE.doneBy(this::decode);
  private final StepRun<Parts> split = SPLIT.doneBy(this::split);
  private final StepRun<Heard> recognize = RECOGNIZE.doneBy(this::recognize);
  private final StepRun<Labelled> label = LABEL.doneBy(this::label);
  private final StepRun<Translation> translate = TRANSLATE.doneBy(this::translate);
  private final StepRun<Written> write = WRITE.doneBy(this::write);

  private SpeechToText(StepContext context, Engines all, Media media) {
    this.context = context;
    this.parameters = SpeechToTextParameters.of(context.job().parameters());
    this.engines = all.forJob(context.job().owner(), parameters, context.meter());
    this.media = media;
    this.language = parameters.language().orElseGet(engines::usualSpokenLanguage);
    this.recognizer = engines.recognizer(language);
  }

  /** The transcript's files, the main one first. */
  record Written(List<WorkFile> files) implements HasFiles {
    Written {
      files = List.copyOf(files);
    }
  }

  static PipelineFactory pipelines(Engines engines, Media media) {
    return new PipelineFactory(
        List.of(DECODE, SPLIT, RECOGNIZE, LABEL, TRANSLATE, WRITE),
        Optional.of(new Packing(media::pack, media::unpack)),
        context -> new SpeechToText(context, engines, media));
  }

  @Override
  public List<StepRun<?>> steps() {
    return List.of(decode, split, recognize, label, translate, write);
  }

  private Recording decode() throws IOException, InterruptedException {
    context.engine(recognizer.name());
    // Checked before anything is downloaded: an unsupported language fails immediately.
    pair(language)
        // The language may be known only after recognition.
        .filter(pair -> !pair.from().equals(Languages.UNDETERMINED))
        .filter(pair -> engines.translators().intoEnglish(pair).isEmpty())
        .ifPresent(engines.translators()::translator);
    Diarization diarization = parameters.diarization();
    if (diarization.isWanted()) {
      engines.diarizer();
    }
    if (parameters.burnIn().isPresent()) {
      media.burner().size(context.input(), context::cancelled);
    }
    RequestedTrack track = parameters.audioTrack();
    AudioChoice choice = new AudioChoice(track.number(), track.language(), parameters.language());
    return new Decoding(media, choice, diarization.byChannel(), context).recording();
  }

  private Parts split() throws IOException {
    if (parameters.transcript().isPresent()) {
      return new Parts(List.of(), List.of());
    }
    List<TimeSpan> spans = new PauseSplitter().split(audio(), context::cancelled);
    List<List<TimeSpan>> channels = new ArrayList<>();
    for (WorkFile channel : decode.output().channels()) {
      channels.add(new PauseSplitter().splitIfSpoken(wav(channel), context::cancelled));
    }
    context.log(spans.size() + " segments of speech");
    return new Parts(spans, channels);
  }

  private Heard recognize() throws Exception {
    if (parameters.transcript().isPresent()) {
      context.log("the edited transcript is used");
      return Heard.mixed(Corrected.read(parameters.transcript().get(), context).transcript());
    }
    Heard heard = heard("transcript", recognizer, parameters.vocabulary());
    heard.transcript().requireWords();
    return heard;
  }

  private Heard heard(String kind, SpeechRecognizer listener, List<String> vocabulary)
      throws Exception {
    return new Recognition(
            kind, listener, language, vocabulary, decode.output(), split.output(), context)
        .heard();
  }

  private Labelled label() throws IOException, InterruptedException {
    if (parameters.transcript().isPresent()) {
      return Corrected.read(parameters.transcript().get(), context);
    }
    Heard heard = recognize.output();
    Diarization diarization = parameters.diarization();
    if (diarization.byChannel()) {
      return Labelled.byChannel(heard);
    }
    if (!diarization.isWanted()) {
      return Labelled.off(heard.transcript());
    }
    SpeakerDiarizer diarizer = engines.diarizer();
    List<TimeSpan> spans = split.output().spans();
    double seconds = spans.stream().mapToDouble(TimeSpan::seconds).sum();
    List<SpeakerTurn> turns =
        diarizer.turns(
            audio(),
            spans,
            diarization.speakers(),
            done -> context.progress(done / seconds),
            context::cancelled);
    Labelled labelled = Labelled.byTurns(heard.transcript(), turns, diarizer.name());
    context.log(labelled.speakers().size() + " speakers");
    return labelled;
  }

  private Translation translate() throws Exception {
    Transcript transcript = label.output().transcript();
    Optional<LanguagePair> wanted = pair(transcript.language());
    if (wanted.isEmpty()) {
      return Translation.NONE;
    }
    LanguagePair pair = wanted.get();
    if (pair.from().equals(pair.to())) {
      // Only a detected language: a given one is checked before.
      context.log("not translated: the recording is in this language already");
      return Translation.NONE;
    }
    // A recognizer that translates would not know of the corrections.
    Optional<SpeechRecognizer> interpreter =
        engines.translators().intoEnglish(pair).filter(_ -> parameters.transcript().isEmpty());
    return interpreter.isPresent()
        ? Translation.heard(
            heard("translation", interpreter.get(), List.of()),
            label.output(),
            interpreter.get().name())
        : Translation.of(transcript, pair, engines, parameters.glossary(), context);
  }

  /** What is to be translated into what, if anything is. */
  private Optional<LanguagePair> pair(String spoken) {
    return parameters.translateTo().map(to -> new LanguagePair(spoken, to));
  }

  private Written write() throws IOException, InterruptedException {
    double seconds = decode.output().seconds();
    CaptionOrder order = CaptionOrder.of(parameters.subtitles());
    TranscriptFiles files = new TranscriptFiles(label.output(), recognizer.name(), seconds, order);
    List<WorkFile> all = new ArrayList<>(files.write(audio(), context));
    all.addAll(translate.output().write(label.output(), seconds, order, context));
    all.addAll(
        CaptionOrder.write(order.bilingual(label.output(), translate.output(), seconds), context));
    if (parameters.burnIn().isPresent()) {
      all.add(burned(files, order));
    }
    return new Written(all);
  }

  /** The video with its subtitles in the pictures. */
  private WorkFile burned(TranscriptFiles files, CaptionOrder order)
      throws IOException, InterruptedException {
    BurnInParameters wanted = parameters.burnIn().orElseThrow();
    double seconds = decode.output().seconds();
    Translation translation = translate.output();
    // A recording that turned out to be in the requested language already has no translation.
    String text = translation.language().isEmpty() ? "original" : wanted.text().orElse("original");
    List<CueDraft> drafts =
        switch (text) {
          case "translation" -> translation.drafts(label.output(), seconds, order);
          case "bilingual" -> order.bothLanguages(label.output(), translation, seconds);
          default -> files.drafts();
        };
    SubtitleBurner burner = media.burner();
    SubtitleBurner.Size size = burner.size(context.input(), context::cancelled);
    AssText ass = new AssText(AssStyle.of(wanted.style()), size.width(), size.height());
    WorkFile video = new WorkFile("subtitled.mp4");
    burner.write(
        context.input(),
        ass.write(drafts),
        context.directory(),
        context.path(video),
        done -> context.progress(Math.min(1, done / Math.max(1, seconds))),
        context::cancelled);
    return video;
  }

  @Override
  public Product product() {
    Labelled labelled = label.output();
    Transcript transcript = labelled.transcript();
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("quality", Capability.STT.qualityOf(recognizer.name()));
    metadata.put("language", transcript.language());
    metadata.put("audio_seconds", Math.round(decode.output().seconds() * 1000) / 1000.0);
    metadata.put("container", decode.output().container());
    if (decode.output().track() != null) {
      metadata.put("audio_track", decode.output().track());
    }
    metadata.put("segments", transcript.segments().size());
    metadata.put("words", transcript.words().size());
    if (!labelled.labels().isEmpty()) {
      metadata.put("speakers", labelled.speakers().size());
    }
    if (!labelled.diarizer().isEmpty()) {
      metadata.put("diarizer", labelled.diarizer());
    }
    translate.output().describe(metadata);
    Optional.ofNullable(context.job().parameters().get("subtitles"))
        .ifPresent(asked -> metadata.put("subtitles", asked));
    List<Product.OutputFile> files =
        write.output().files().stream().map(file -> TranscriptFiles.output(file, context)).toList();
    return new Product(recognizer.name(), files, metadata, Optional.empty(), transcript.text());
  }

  private PcmFile audio() throws IOException {
    return wav(decode.output().audio());
  }

  private PcmFile wav(WorkFile file) throws IOException {
    return PcmFile.open(context.path(file));
  }
}
