package dev.cadenza.cloning;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.VoiceCloner;
import dev.cadenza.engines.VoiceSimilarity;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.cloned.ClonedVoice;
import dev.cadenza.engines.cloned.ClonedVoices;
import dev.cadenza.engines.cloned.VoiceMatch;
import dev.cadenza.jobs.WorkFiles;
import dev.cadenza.jobs.parameters.VoiceCloningParameters;
import dev.cadenza.media.ffmpeg.AudioChoice;
import dev.cadenza.media.ffmpeg.AudioFormat;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.ffmpeg.SpeechSample;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.Job;
import dev.cadenza.model.Meter;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.PipelineFactory;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.StepRun;
import dev.cadenza.pipeline.files.HasFiles;
import dev.cadenza.pipeline.files.WorkFile;
import dev.cadenza.voiceprint.VoiceConversion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Clones a voice from a recording: decodes it, measures the voice, selects a base voice and fits
 * its conversion, or uses a service; measures the similarity, speaks a preview, and stores the
 * voice.
 *
 * <p>The last step stores the voice with the job's identifier: a failed or cancelled job stores
 * none, and a retry replaces it.
 */
final class VoiceCloning implements Pipeline {
  private static final String DEFAULT_PREVIEW =
      "Hello. This is my new voice. It is synthetic, and it was made with consent.";

  private static final Step<Recording> DECODE = new Step<>("decode", 15, Recording.class);
  private static final Step<Measured> ANALYSE = new Step<>("analyse", 15, Measured.class);
  private static final Step<Chosen> CHOOSE = new Step<>("choose base voice", 40, Chosen.class);
  private static final Step<Measure> MEASURE = new Step<>("measure", 15, Measure.class);
  private static final Step<Written> PREVIEW = new Step<>("preview", 12, Written.class);
  private static final Step<Kept> KEEP = new Step<>("keep", 3, Kept.class);

  private final StepContext context;
  private final VoiceCloningParameters parameters;
  private final Engines engines;
  private final Tools tools;

  private final StepRun<Recording> decode = DECODE.doneBy(this::decode);
  private final StepRun<Measured> analyse = ANALYSE.doneBy(this::analyse);
  private final StepRun<Chosen> choose = CHOOSE.doneBy(this::choose);
  private final StepRun<Measure> measure = MEASURE.doneBy(this::measure);
  private final StepRun<Written> preview = PREVIEW.doneBy(this::preview);
  private final StepRun<Kept> keep = KEEP.doneBy(this::keep);

  /** Whether the job may have stored a voice where there was none. */
  private boolean isNew;

  private VoiceCloning(StepContext context, Engines all, Tools tools) {
    this.context = context;
    this.parameters = VoiceCloningParameters.of(context.job().parameters());
    this.engines = all.forJob(context.job().owner(), parameters, context.meter());
    this.tools = tools;
  }

  /**
   * What a worker has for all jobs.
   *
   * @param files where samples of voices are kept
   */
  record Tools(ClonedVoices voices, WorkFiles files, Media media, SpeechSample sample) {}

  /**
   * @param similarity null if it is not measured, which JSON supports
   */
  record Measure(Likeness likeness, VoiceSimilarity similarity) {}

  /** The preview, the report and the peaks. */
  record Written(List<WorkFile> files) implements HasFiles {
    Written {
      files = List.copyOf(files);
    }
  }

  /**
   * @param voice its id
   */
  record Kept(String voice) {}

  static PipelineFactory pipelines(Engines engines, Tools tools) {
    return new PipelineFactory(
        List.of(DECODE, ANALYSE, CHOOSE, MEASURE, PREVIEW, KEEP),
        Optional.empty(),
        context -> new VoiceCloning(context, engines, tools),
        job -> deleteVoice(job, engines, tools));
  }

  /** A voice whose worker was killed between storing it and the job's end. */
  private static void deleteVoice(Job job, Engines engines, Tools tools)
      throws IOException, InterruptedException {
    Optional<ClonedVoice> left = tools.voices().find(job.id());
    if (left.isPresent()) {
      tools.voices().delete(job.id());
      tools.files().deleteAll(left.get().folder());
      engines
          .forJob(job.owner(), VoiceCloningParameters.of(job.parameters()), Meter.unlimited())
          .cloning()
          .forget(left.get());
    }
  }

  @Override
  public List<StepRun<?>> steps() {
    return List.of(decode, analyse, choose, measure, preview, keep);
  }

  private Recording decode() throws IOException, InterruptedException {
    context.engine(engine());
    // Checked before anything is downloaded: an unsupported language fails immediately.
    engines.voiceFor(parameters.language());
    Preview.sentences(previewText());
    Path input = context.input();
    WorkFile audio = new WorkFile("audio.wav");
    Media.Decoded decoded =
        tools
            .media()
            .decode(
                input,
                context.path(audio),
                new AudioChoice(
                    parameters.audioTrack().number(),
                    parameters.audioTrack().language(),
                    Optional.of(parameters.language())),
                _ -> context.progress(0),
                context::cancelled);
    double seconds = decoded.audio().seconds();
    context.log(String.format(Locale.ROOT, "%.1f s of sound %s", seconds, decoded.heard()).strip());
    return new Recording(audio, seconds);
  }

  private Measured analyse() throws IOException {
    Measured measured = Measured.of(Reference.of(audio(), context::cancelled));
    context.log(
        String.format(
            Locale.ROOT,
            "%.1f s of speech, %.0f Hz",
            measured.seconds(),
            measured.print().pitch().hertz()));
    return measured;
  }

  private Chosen choose() throws IOException, InterruptedException {
    Optional<ServiceVoice> service = service();
    Chosen chosen = service.isPresent() ? service.get().made(parameters.name()) : nearest();
    context.log("base voice " + chosen.voice());
    return chosen;
  }

  private Chosen nearest() throws IOException, InterruptedException {
    VoiceMatch match =
        VoiceMatch.nearest(
            analyse.output().print(), parameters.language(), engines, context::cancelled);
    return new Chosen(match.base().voice().id(), match.conversion());
  }

  private Optional<ServiceVoice> service() throws IOException {
    Optional<VoiceCloner> service = engines.cloning().service();
    return service.isPresent()
        ? Optional.of(new ServiceVoice(service.get(), tools.sample(), audio(), context))
        : Optional.empty();
  }

  private PcmFile audio() throws IOException {
    return PcmFile.open(context.path(decode.output().audio()));
  }

  private Measure measure() throws IOException, InterruptedException {
    Measured measured = analyse.output();
    Comparison comparison =
        new Comparison(measured.first(), measured.heldOut(), engines, context::cancelled);
    ClonedVoice voice = voice();
    Voice speaker = voice.speaker(engines).in(parameters.language());
    Likeness likeness =
        voice.conversion().isPresent()
            ? comparison.ofConverted(speaker, context::progress)
            : comparison.ofMade(
                speaker, engines.voiceFor(parameters.language()), context::progress);
    context.log(String.format(Locale.ROOT, "the distance decreases by %.0f %%", likeness.fall()));
    Optional<ServiceVoice> service = service();
    Optional<VoiceSimilarity> similarity =
        service.isPresent() ? service.get().similarity(voice.base()) : Optional.empty();
    similarity.ifPresent(
        it ->
            context.log(String.format(Locale.ROOT, "similarity to the person %.2f", it.cloned())));
    return new Measure(likeness, similarity.orElse(null));
  }

  private Written preview() throws IOException, InterruptedException {
    ClonedVoice voice = voice();
    PcmFile spoken =
        new Preview(voice, previewText())
            .speak(
                engines,
                parameters.language(),
                context.directory().resolve("preview.wav"),
                context::cancelled);
    return new Written(files().write(spoken, voice.voice().id(), report(voice)));
  }

  private VoiceFiles files() {
    return new VoiceFiles(tools.media(), context);
  }

  private Map<String, Object> report(ClonedVoice voice) {
    return Report.of(
        voice.voice().id(),
        voice.name(),
        voice.language(),
        voice.base(),
        voice.conversion().map(VoiceConversion::tract),
        analyse.output().print().pitch(),
        measure.output().likeness(),
        Optional.ofNullable(measure.output().similarity()));
  }

  private Kept keep() {
    ClonedVoice voice = voice();
    isNew = tools.voices().find(voice.id()).isEmpty();
    tools.files().put(voice.sample(), files().preview(), AudioFormat.MP3.contentType());
    tools.voices().keep(voice);
    return new Kept(voice.voice().id());
  }

  /**
   * Deletes the voice, also at its service, where it would otherwise remain unused; unless it has
   * replaced one of an earlier attempt.
   */
  @Override
  public void abandon() throws IOException, InterruptedException {
    if (isNew) {
      tools.voices().delete(voice().id());
      tools.files().deleteAll(voice().folder());
    }
    if (choose.made().isPresent() && (isNew || keep.made().isEmpty())) {
      engines.cloning().forget(voice());
    }
  }

  private ClonedVoice voice() {
    Chosen chosen = choose.output();
    Optional<VoiceConversion> conversion = Optional.ofNullable(chosen.conversion());
    String language =
        conversion.isPresent() ? engines.voice(chosen.voice()).language() : Voice.ANY_LANGUAGE;
    return new ClonedVoice(
        context.job().id(),
        context.job().owner(),
        parameters.name(),
        language,
        analyse.output().print().pitch().gender(),
        chosen.voice(),
        conversion);
  }

  private String previewText() {
    return parameters.previewText().orElse(DEFAULT_PREVIEW);
  }

  /** The service's name, or the engine of converted voices. */
  private String engine() {
    return engines.cloning().service().map(VoiceCloner::name).orElse("cloned");
  }

  @Override
  public Product product() {
    Map<String, Object> metadata =
        Report.metadata(voice(), decode.output(), analyse.output(), measure.output().likeness());
    Optional.ofNullable(measure.output().similarity())
        .ifPresent(it -> metadata.put("similarity", Report.rounded(it.cloned())));
    return new Product(engine(), files().outputs(), metadata);
  }
}
