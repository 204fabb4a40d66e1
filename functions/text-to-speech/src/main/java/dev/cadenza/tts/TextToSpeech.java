package dev.cadenza.tts;

import dev.cadenza.engines.Engines;
import dev.cadenza.media.AudioFormat;
import dev.cadenza.media.Media;
import dev.cadenza.media.PcmFile;
import dev.cadenza.model.Job;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.Upload;
import dev.cadenza.narration.Cast;
import dev.cadenza.narration.Narrator;
import dev.cadenza.narration.Recording;
import dev.cadenza.narration.Script;
import dev.cadenza.narration.Sentence;
import dev.cadenza.narration.Spoken;
import dev.cadenza.narration.Timeline;
import dev.cadenza.pipeline.HasFiles;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.WorkFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From a text to its recording: cut it into sentences, speak passages side by side, join them with
 * pauses, encode.
 */
final class TextToSpeech implements Pipeline {
  private static final String NARRATOR = "narrator";

  private final Engines engines;
  private final Media media;

  private final Step<Script> plan = new Step<>("plan", 2, Script.class, this::plan);
  private final Step<Spoken> speak = new Step<>("speak", 80, Spoken.class, this::speak);
  private final Step<Recording> join = new Step<>("join", 8, Recording.class, this::join);
  private final Step<Encoded> encode = new Step<>("encode", 10, Encoded.class, this::encode);

  TextToSpeech(Engines engines, Media media) {
    this.engines = engines;
    this.media = media;
  }

  /** The delivered files, the main one first. */
  record Encoded(List<WorkFile> files) implements HasFiles {
    Encoded {
      files = List.copyOf(files);
    }
  }

  @Override
  public List<Step<?>> steps() {
    return List.of(plan, speak, join, encode);
  }

  private Script plan(StepContext context) {
    Narration narration = narration(context);
    context.engine(narration.voice().engine());
    Script script = Script.of(Sentence.of(NARRATOR, text(context)));
    context.log(
        "%d sentences in %d passages, voice %s"
            .formatted(script.length(), script.passages().size(), narration.voice().id()));
    return script;
  }

  private static String text(StepContext context) {
    if (context.parameters().get("text") instanceof String text && !text.isBlank()) {
      return text;
    }
    Job job = context.job();
    byte[] content =
        job.inputFile()
            .flatMap(upload -> context.read(Upload.keyOf(job.owner(), upload)))
            .orElseThrow(
                () ->
                    new PermanentFailure(
                        "empty_text", "There is no text. Send it as \"text\" or as a file."));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new PermanentFailure(
          "not_text", "The uploaded file is no text. Send plain text in UTF-8.");
    }
  }

  private Spoken speak(StepContext context) throws Exception {
    return narrator(context).speak(context.output(plan), context);
  }

  private Recording join(StepContext context) throws IOException {
    return narrator(context).join(context.output(speak), context);
  }

  private Narrator narrator(StepContext context) {
    Narration narration = narration(context);
    return new Narrator(
        engines.forOwner(context.job().owner()),
        new Cast(Map.of(NARRATOR, narration.voice())),
        narration.speed());
  }

  private Encoded encode(StepContext context) throws IOException, InterruptedException {
    Narration narration = narration(context);
    Recording recording = context.output(join);
    PcmFile wav = PcmFile.open(context.path(recording.audio()));
    WorkFile speech = recording.audio();
    if (narration.format() != AudioFormat.WAV) {
      speech = new WorkFile("speech." + narration.format().extension());
      media.encode(
          wav,
          context.path(speech),
          narration.format(),
          Map.of("comment", "Synthetic speech by " + narration.voice().id()),
          seconds -> context.progress(seconds / wav.seconds()),
          context::cancelled);
    }
    TimingFiles timings = new TimingFiles(recording.timeline(), narration.voice());
    return new Encoded(List.of(speech, timings.writeJson(context), timings.writeVtt(context)));
  }

  @Override
  public Product product(StepContext context) {
    Narration narration = narration(context);
    Timeline timeline = context.output(join).timeline();
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("quality", narration.voice().quality());
    metadata.put("voice", narration.voice().id());
    metadata.put("language", narration.voice().language());
    metadata.put("speed", narration.speed());
    metadata.put("audio_seconds", Math.round(timeline.seconds() * 1000) / 1000.0);
    metadata.put("sentences", timeline.sentences());
    metadata.put("synthetic", true);
    List<WorkFile> files = context.output(encode).files();
    return new Product(
        narration.voice().engine(),
        List.of(
            new Product.OutputFile(
                "speech." + narration.format().extension(),
                narration.format().contentType(),
                context.path(files.getFirst())),
            TimingFiles.json(files.get(1), context),
            TimingFiles.vtt(files.get(2), context)),
        metadata);
  }

  private Narration narration(StepContext context) {
    return Narration.of(context.parameters(), engines.forOwner(context.job().owner()));
  }
}
