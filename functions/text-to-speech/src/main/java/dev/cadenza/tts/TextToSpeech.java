package dev.cadenza.tts;

import dev.cadenza.engines.Engines;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.media.AudioFormat;
import dev.cadenza.media.Media;
import dev.cadenza.media.Pcm;
import dev.cadenza.media.PcmFile;
import dev.cadenza.media.PcmReader;
import dev.cadenza.media.WavWriter;
import dev.cadenza.model.Job;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.Ulid;
import dev.cadenza.model.Upload;
import dev.cadenza.pipeline.HasFiles;
import dev.cadenza.pipeline.Pipeline;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.Step;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.WorkFile;
import dev.cadenza.tts.Script.Passage;
import dev.cadenza.tts.Script.Sentence;
import dev.cadenza.tts.Timeline.TimedSentence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From a text to its recording: cut it into sentences, speak passages side by side, join them with
 * pauses, encode.
 */
final class TextToSpeech implements Pipeline {
  private static final double SENTENCE_PAUSE = 0.3;
  private static final double PARAGRAPH_PAUSE = 0.8;

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

  /** One passage, spoken. */
  record SpokenPassage(WorkFile audio, Timeline timeline) implements HasFiles {
    @Override
    public List<WorkFile> files() {
      return List.of(audio);
    }
  }

  record Spoken(List<SpokenPassage> passages) implements HasFiles {
    Spoken {
      passages = List.copyOf(passages);
    }

    @Override
    public List<WorkFile> files() {
      return passages.stream().map(SpokenPassage::audio).toList();
    }
  }

  record Recording(WorkFile audio, Timeline timeline) implements HasFiles {
    @Override
    public List<WorkFile> files() {
      return List.of(audio);
    }
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
    Script script = Script.of(text(context));
    context.log(
        "%d sentences in %d passages, voice %s"
            .formatted(
                script.passages().stream().mapToInt(passage -> passage.sentences().size()).sum(),
                script.passages().size(),
                narration.voice().id()));
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
    Narration narration = narration(context);
    Segments<Passage, SpokenPassage> speaking =
        new Segments<>(
            "speech",
            SpokenPassage.class,
            passage -> narration.voice().id() + " " + narration.speed() + " " + passage.sentences(),
            Passage::length,
            (passage, done) -> speak(passage, narration, context, done));
    return new Spoken(context.inParallel(context.output(plan).passages(), speaking));
  }

  private SpokenPassage speak(
      Passage passage, Narration narration, StepContext context, Segments.Done done)
      throws IOException, InterruptedException {
    SpeechSynthesizer engine = engines.synthesizer(narration.voice());
    WorkFile file = new WorkFile("passage-" + Ulid.next(Instant.now()) + ".wav");
    List<TimedSentence> sentences = new ArrayList<>();
    WavWriter writer = null;
    int spoken = 0;
    try {
      for (Sentence sentence : passage.sentences()) {
        Speech speech =
            engine.synthesize(
                sentence.text(), narration.voice(), narration.speed(), context::cancelled);
        if (writer == null) {
          writer = WavWriter.create(context.path(file), speech.sound().sampleRate());
        }
        sentences.add(append(writer, sentence, speech, narration));
        spoken += sentence.text().length();
        done.fraction((double) spoken / passage.length());
      }
    } finally {
      if (writer != null) {
        writer.close();
      }
    }
    return new SpokenPassage(file, new Timeline(writer.seconds(), sentences));
  }

  private static TimedSentence append(
      WavWriter writer, Sentence sentence, Speech speech, Narration narration) throws IOException {
    double start = writer.seconds();
    writer.append(speech.sound());
    double end = writer.seconds();
    double pause = sentence.endsParagraph() ? PARAGRAPH_PAUSE : SENTENCE_PAUSE;
    writer.appendSilence(pause / narration.speed());
    return new TimedSentence(
        sentence.text(),
        start,
        end,
        speech.words().stream().map(word -> word.later(start)).toList());
  }

  private Recording join(StepContext context) throws IOException {
    List<SpokenPassage> passages = context.output(speak).passages();
    if (passages.size() == 1) {
      return new Recording(passages.getFirst().audio(), passages.getFirst().timeline());
    }
    WorkFile joined = new WorkFile("joined.wav");
    List<TimedSentence> sentences = new ArrayList<>();
    int rate = PcmFile.open(context.path(passages.getFirst().audio())).sampleRate();
    try (WavWriter writer = WavWriter.create(context.path(joined), rate)) {
      for (SpokenPassage passage : passages) {
        double offset = writer.seconds();
        copy(PcmFile.open(context.path(passage.audio())), writer);
        passage.timeline().sentences().forEach(sentence -> sentences.add(sentence.later(offset)));
        context.progress((double) sentences.size() / Math.max(1, total(passages)));
      }
      return new Recording(joined, new Timeline(writer.seconds(), sentences));
    }
  }

  private static int total(List<SpokenPassage> passages) {
    return passages.stream().mapToInt(passage -> passage.timeline().sentences().size()).sum();
  }

  private static void copy(PcmFile from, WavWriter to) throws IOException {
    short[] buffer = new short[from.sampleRate()];
    try (PcmReader reader = from.reader()) {
      for (int read = reader.read(buffer, 0, buffer.length);
          read > 0;
          read = reader.read(buffer, 0, buffer.length)) {
        to.append(Pcm.of(Arrays.copyOf(buffer, read), from.sampleRate()));
      }
    }
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
    metadata.put("sentences", timeline.sentences().size());
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
    return Narration.of(context.parameters(), engines);
  }
}
