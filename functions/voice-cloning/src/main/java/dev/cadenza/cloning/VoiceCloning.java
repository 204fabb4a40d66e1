package dev.cadenza.cloning;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.VoiceCloner;
import dev.cadenza.engines.VoiceSimilarity;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.cloned.ClonedVoice;
import dev.cadenza.engines.cloned.ClonedVoices;
import dev.cadenza.engines.cloned.VoiceMatch;
import dev.cadenza.jobs.WorkFiles;
import dev.cadenza.jobs.parameters.ParameterReader;
import dev.cadenza.media.AudioFormat;
import dev.cadenza.media.Media;
import dev.cadenza.media.Pcm;
import dev.cadenza.media.PcmFile;
import dev.cadenza.media.Peaks;
import dev.cadenza.media.SpeechSample;
import dev.cadenza.media.WavWriter;
import dev.cadenza.pipeline.HasFiles;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.WorkFile;
import dev.cadenza.voiceprint.VoiceConversion;
import dev.cadenza.voiceprint.VoicePrint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * From a recording of a person to a voice like theirs: decode it, measure the voice, choose the
 * voice that is to speak for it and fit its conversion, or have a service make one; measure how
 * near it comes, speak a preview, and keep the voice.
 *
 * <p>The voice is kept by the last step, under the job's own identifier: a job that fails leaves
 * none, and one that is tried again replaces what it had left.
 */
final class VoiceCloning implements Pipeline {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String DEFAULT_LANGUAGE = "en";
  private static final String DEFAULT_PREVIEW =
      "Hello. This is my new voice. It is synthetic, and it was made with consent.";

  private static final WorkFile PREVIEW = new WorkFile("preview.mp3");
  private static final WorkFile REPORT = new WorkFile("report.json");
  private static final WorkFile PEAKS = new WorkFile("peaks.json");

  private final Engines engines;
  private final ClonedVoices voices;
  private final WorkFiles files;
  private final Media media;
  private final SpeechSample sample;

  private final Step<Recording> decode = new Step<>("decode", 15, Recording.class, this::decode);
  private final Step<Measured> analyse = new Step<>("analyse", 15, Measured.class, this::analyse);
  private final Step<Chosen> choose =
      new Step<>("choose base voice", 40, Chosen.class, this::choose);
  private final Step<Measure> measure = new Step<>("measure", 15, Measure.class, this::measure);
  private final Step<Written> preview = new Step<>("preview", 12, Written.class, this::preview);
  private final Step<Kept> keep = new Step<>("keep", 3, Kept.class, this::keep);

  VoiceCloning(
      Engines engines, ClonedVoices voices, WorkFiles files, Media media, SpeechSample sample) {
    this.engines = engines;
    this.voices = voices;
    this.files = files;
    this.media = media;
    this.sample = sample;
  }

  /**
   * @param audio 16 kHz, one channel
   */
  record Recording(WorkFile audio, double seconds) implements HasFiles {
    @Override
    public List<WorkFile> files() {
      return List.of(audio);
    }
  }

  /**
   * @param print of all speech
   * @param first of the part to fit on
   * @param heldOut of the part to measure by
   * @param seconds of speech
   */
  record Measured(VoicePrint print, VoicePrint first, VoicePrint heldOut, double seconds) {}

  /**
   * @param voice its id
   * @param conversion the one that is kept, fitted on all of the reference; null when the voice
   *     needs none, which JSON knows
   */
  record Chosen(String voice, VoiceConversion conversion) {}

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

  @Override
  public List<Step<?>> steps() {
    return List.of(decode, analyse, choose, measure, preview, keep);
  }

  private Recording decode(StepContext context) throws IOException, InterruptedException {
    Engines engines = engines(context);
    context.engine(engine(context));
    // Checked before anything is downloaded: an unsupported language fails immediately.
    engines.voiceFor(language(context));
    Preview.sentences(previewText(context));
    Path input = context.input();
    WorkFile audio = new WorkFile("audio.wav");
    Media.Decoded decoded =
        media.decode(input, context.path(audio), _ -> context.progress(0), context::cancelled);
    double seconds = decoded.audio().seconds();
    context.log(String.format(Locale.ROOT, "%.1f s of sound %s", seconds, decoded.heard()).strip());
    return new Recording(audio, seconds);
  }

  private Measured analyse(StepContext context) throws IOException {
    Reference reference = reference(context);
    Measured measured =
        new Measured(
            reference.print(),
            reference.first().print(),
            reference.heldOut().print(),
            reference.seconds());
    context.log(
        String.format(
            Locale.ROOT,
            "%.1f s of speech, %.0f Hz",
            measured.seconds(),
            measured.print().pitch().hertz()));
    return measured;
  }

  private Chosen choose(StepContext context) throws IOException, InterruptedException {
    Optional<VoiceCloner> service = engines(context).cloning().service();
    Chosen chosen =
        service.isPresent() ? made(service.get(), context) : nearest(engines(context), context);
    context.log("base voice " + chosen.voice());
    return chosen;
  }

  private Chosen made(VoiceCloner service, StepContext context)
      throws IOException, InterruptedException {
    String voice =
        service.clone(
            name(context),
            service.measuresSimilarity() ? firstPart(context) : sample(context),
            context::progress,
            context::cancelled);
    return new Chosen(voice, null);
  }

  private Path sample(StepContext context) throws IOException, InterruptedException {
    Path mp3 = context.directory().resolve("sample.mp3");
    sample.write(context.input(), VoiceCloner.MAX_SECONDS, mp3, context::cancelled);
    context.progress(0.5);
    return mp3;
  }

  private Path firstPart(StepContext context) throws IOException {
    Path wav = context.directory().resolve("first.wav");
    try (WavWriter writer = WavWriter.create(wav, PcmFile.SPEECH_RATE)) {
      for (Pcm part : reference(context).first().speech()) {
        writer.append(part);
      }
    }
    return wav;
  }

  private Reference reference(StepContext context) throws IOException {
    PcmFile audio = PcmFile.open(context.path(context.output(decode).audio()));
    return Reference.of(audio, context::cancelled);
  }

  private Chosen nearest(Engines engines, StepContext context)
      throws IOException, InterruptedException {
    VoiceMatch match =
        VoiceMatch.nearest(
            context.output(analyse).print(), language(context), engines, context::cancelled);
    return new Chosen(match.base().voice().id(), match.conversion());
  }

  private Measure measure(StepContext context) throws IOException, InterruptedException {
    Measured measured = context.output(analyse);
    Engines engines = engines(context);
    Comparison comparison =
        new Comparison(measured.first(), measured.heldOut(), engines, context::cancelled);
    ClonedVoice voice = voice(context);
    Voice speaker = voice.speaker(engines).in(language(context));
    Likeness likeness =
        voice.conversion().isPresent()
            ? comparison.ofConverted(speaker, context::progress)
            : comparison.ofMade(speaker, engines.voiceFor(language(context)), context::progress);
    context.log(String.format(Locale.ROOT, "the distance decreases by %.0f %%", likeness.fall()));
    Optional<VoiceSimilarity> similarity = similarity(voice, context);
    similarity.ifPresent(
        it ->
            context.log(String.format(Locale.ROOT, "similarity to the person %.2f", it.cloned())));
    return new Measure(likeness, similarity.orElse(null));
  }

  private Optional<VoiceSimilarity> similarity(ClonedVoice voice, StepContext context)
      throws IOException, InterruptedException {
    Optional<VoiceCloner> service =
        engines(context).cloning().service().filter(VoiceCloner::measuresSimilarity);
    if (service.isEmpty()) {
      return Optional.empty();
    }
    Reference reference = reference(context);
    return service
        .get()
        .similarity(
            voice.base(),
            reference.first().joined(),
            reference.heldOut().joined(),
            context::cancelled);
  }

  private Written preview(StepContext context) throws IOException, InterruptedException {
    ClonedVoice voice = voice(context);
    PcmFile spoken =
        new Preview(voice, previewText(context))
            .speak(
                engines(context),
                language(context),
                context.directory().resolve("preview.wav"),
                context::cancelled);
    Path levelled = context.directory().resolve("levelled.wav");
    media.levelling(spoken, context::cancelled).write(spoken, levelled, context::cancelled);
    PcmFile audio = PcmFile.open(levelled);
    media.encode(
        audio,
        context.path(PREVIEW),
        AudioFormat.MP3,
        Map.of("comment", "Synthetic speech by " + voice.voice().id()),
        _ -> context.progress(0.5),
        context::cancelled);
    Peaks.write(audio, context.path(PEAKS));
    JSON.writerWithDefaultPrettyPrinter()
        .writeValue(context.path(REPORT).toFile(), report(voice, context));
    return new Written(List.of(PREVIEW, REPORT, PEAKS));
  }

  private Map<String, Object> report(ClonedVoice voice, StepContext context) {
    return Report.of(
        voice.voice().id(),
        voice.name(),
        voice.language(),
        voice.base(),
        voice.conversion().map(VoiceConversion::tract),
        context.output(analyse).print().pitch(),
        context.output(measure).likeness(),
        Optional.ofNullable(context.output(measure).similarity()));
  }

  private Kept keep(StepContext context) {
    ClonedVoice voice = voice(context);
    files.put(voice.sample(), context.path(PREVIEW), AudioFormat.MP3.contentType());
    voices.keep(voice);
    return new Kept(voice.voice().id());
  }

  /** Deletes the voice at its service, which would otherwise keep an unused voice. */
  @Override
  public void abandon(StepContext context) throws IOException, InterruptedException {
    if (context.made(choose).isPresent() && context.made(keep).isEmpty()) {
      engines(context).cloning().forget(voice(context));
    }
  }

  private ClonedVoice voice(StepContext context) {
    Chosen chosen = context.output(choose);
    Optional<VoiceConversion> conversion = Optional.ofNullable(chosen.conversion());
    String language =
        conversion.isPresent()
            ? engines(context).voice(chosen.voice()).language()
            : Voice.ANY_LANGUAGE;
    return new ClonedVoice(
        context.job().id(),
        context.job().owner(),
        name(context),
        language,
        context.output(analyse).print().pitch().gender(),
        chosen.voice(),
        conversion);
  }

  private static String name(StepContext context) {
    return ParameterReader.text(context.parameters(), "name").orElse("Cloned voice");
  }

  private static String previewText(StepContext context) {
    return ParameterReader.text(context.parameters(), "preview_text").orElse(DEFAULT_PREVIEW);
  }

  private Engines engines(StepContext context) {
    return engines.forJob(context.job(), context.meter());
  }

  /** The service's name, or what voices are called that are converted here. */
  private String engine(StepContext context) {
    return engines(context).cloning().service().map(VoiceCloner::name).orElse("cloned");
  }

  @Override
  public Product product(StepContext context) {
    Likeness likeness = context.output(measure).likeness();
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("quality", voice(context).voice().quality());
    metadata.put("voice", context.output(keep).voice());
    metadata.put("base_voice", context.output(choose).voice());
    metadata.put("language", voice(context).language());
    metadata.put("synthetic", true);
    metadata.put("audio_seconds", Report.rounded(context.output(decode).seconds()));
    metadata.put("speech_seconds", Report.rounded(context.output(analyse).seconds()));
    metadata.put("distance_before", Report.rounded(likeness.before().frechet()));
    metadata.put("distance_after", Report.rounded(likeness.after().frechet()));
    metadata.put("distance_fall_percent", Report.rounded(likeness.fall()));
    metadata.put("pitch_error_semitones", Report.rounded(Math.abs(likeness.after().semitones())));
    Optional.ofNullable(context.output(measure).similarity())
        .ifPresent(it -> metadata.put("similarity", Report.rounded(it.cloned())));
    return new Product(
        engine(context),
        List.of(
            output(PREVIEW, AudioFormat.MP3.contentType(), context),
            output(REPORT, "application/json", context),
            output(PEAKS, "application/json", context)),
        metadata);
  }

  private static Product.OutputFile output(WorkFile file, String type, StepContext context) {
    return new Product.OutputFile(file.name(), type, context.path(file));
  }

  private static String language(StepContext context) {
    return ParameterReader.text(context.parameters(), "language").orElse(DEFAULT_LANGUAGE);
  }
}
