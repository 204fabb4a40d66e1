package dev.cadenza.tts;

import dev.cadenza.books.NarratedBook.Chapter;
import dev.cadenza.jobs.parameters.TextToSpeechParameters;
import dev.cadenza.media.ffmpeg.AudioFormat;
import dev.cadenza.media.ffmpeg.Audiobook;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.levels.Levelling;
import dev.cadenza.media.levels.Loudness;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Peaks;
import dev.cadenza.model.id.Sha256;
import dev.cadenza.narration.Recording;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files of a recording: audio, times, and those of a book. */
final class SpeechFiles {
  private static final WorkFile PEAKS = new WorkFile("peaks.json");

  /** The share of the chapters in the progress, if they are encoded separately. */
  private static final double SHARE_OF_CHAPTERS = 0.5;

  private final TextToSpeech.Plan plan;
  private final Recording recording;
  private final TextToSpeechParameters parameters;
  private final AudioFormat format;
  private final Media media;
  private final StepContext context;
  private final BookFiles book;
  private final ChapterMarks marks;

  SpeechFiles(
      TextToSpeech.Plan plan,
      Recording recording,
      TextToSpeechParameters parameters,
      Media media,
      StepContext context)
      throws IOException {
    this.plan = plan;
    this.recording = recording;
    this.parameters = parameters;
    this.format = AudioFormat.wanted(parameters.format());
    this.media = media;
    this.context = context;
    this.book = new BookFiles(plan, title(), media, context);
    this.marks = ChapterMarks.of(plan, recording.timeline(), context);
  }

  /** Of the text, or of the job, which has the name of its file without another title. */
  private String title() {
    String named = context.job().title().orElse("").replaceFirst("(?i)\\.[a-z]{2,5}$", "").strip();
    return plan.title().isEmpty() ? (named.isEmpty() ? "Speech" : named) : plan.title();
  }

  /** Writes all of them; the main one is first. */
  TextToSpeech.Encoded write(Levelling levelling) throws Exception {
    Path levelled = context.directory().resolve("levelled.wav");
    PcmFile joined = PcmFile.open(context.path(recording.audio()));
    Loudness loudness = levelling.write(joined, levelled, context::cancelled);
    // A book would need three times the disk space.
    Files.delete(joined.path());
    PcmFile audio = PcmFile.open(levelled);
    List<WorkFile> drawn = cover();
    // Before the whole recording, which is not stored until this step ends.
    List<WorkFile> more = new ArrayList<>(chapters(audio, levelling));
    more.addAll(drawn);
    // An encoder uses one core.
    List<List<WorkFile>> files =
        context.inParallel(
            List.of(() -> List.of(encoded(audio)), this::timings, () -> peaks(audio), () -> more));
    return new TextToSpeech.Encoded(files.stream().flatMap(List::stream).toList(), loudness);
  }

  /** Whether a cover is among the files. */
  static boolean haveCover(TextToSpeechParameters parameters) {
    return AudioFormat.wanted(parameters.format()) == AudioFormat.M4B
        || parameters.outputs().epub();
  }

  private boolean hasChapterAudio() {
    return parameters.outputs().epub() || parameters.outputs().chapters();
  }

  private List<WorkFile> cover() throws IOException, InterruptedException {
    if (!haveCover(parameters)) {
      return List.of();
    }
    book.makeCover();
    return List.of(BookFiles.COVER);
  }

  private List<WorkFile> chapters(PcmFile audio, Levelling levelling) throws Exception {
    if (!hasChapterAudio()) {
      return List.of();
    }
    List<Chapter> chapters =
        NarratedText.chapters(plan, book.planned(), book.title(), recording.timeline(), context);
    String identity =
        Sha256.hex(levelling + plan.ids() + parameters.speed() + plan.script() + plan.author(), 16);
    List<WorkFile> encoded =
        book.chapters(
            chapters,
            audio,
            identity,
            seconds -> context.progress(SHARE_OF_CHAPTERS * seconds / audio.seconds()));
    List<WorkFile> files = new ArrayList<>();
    if (parameters.outputs().epub()) {
      files.add(book.epub(chapters, encoded));
    }
    if (parameters.outputs().chapters()) {
      files.addAll(encoded);
    }
    return files;
  }

  private WorkFile encoded(PcmFile audio) throws IOException, InterruptedException {
    WorkFile speech = new WorkFile("speech." + format.extension());
    double before = hasChapterAudio() ? SHARE_OF_CHAPTERS : 0;
    if (format == AudioFormat.M4B) {
      media.bind(
          new Audiobook(audio, context.path(BookFiles.COVER), book.tags(), marks.all()),
          context.path(speech),
          seconds -> context.progress(before + (1 - before) * seconds / audio.seconds()),
          context::cancelled);
      return speech;
    }
    media.encode(
        audio,
        context.path(speech),
        format,
        Map.of("title", plan.title(), "comment", "Synthetic speech by " + plan.ids()),
        marks.all(),
        seconds -> context.progress(before + (1 - before) * seconds / audio.seconds()),
        context::cancelled);
    return speech;
  }

  private List<WorkFile> timings() throws IOException {
    TimingFiles timings = new TimingFiles(recording.timeline(), plan.main(), marks);
    List<WorkFile> files =
        new ArrayList<>(List.of(timings.writeJson(context), timings.writeVtt(context)));
    files.addAll(timings.writeChapters(context));
    return files;
  }

  private List<WorkFile> peaks(PcmFile audio) throws IOException {
    Peaks.write(audio, context.path(PEAKS));
    return List.of(PEAKS);
  }
}
