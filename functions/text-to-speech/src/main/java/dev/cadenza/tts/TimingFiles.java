package dev.cadenza.tts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.ffmpeg.AudioFormat;
import dev.cadenza.media.subtitles.Cue;
import dev.cadenza.media.subtitles.CueLayout;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.narration.TimedSentence;
import dev.cadenza.narration.Timeline;
import dev.cadenza.pipeline.Product.OutputFile;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The times of sentences in two formats: for programs and for players. Both are written sentence by
 * sentence, so that memory use does not depend on the length.
 */
record TimingFiles(Timeline timeline, Voice voice, ChapterMarks chapters) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final WorkFile JSON_FILE = new WorkFile("timings.json");
  private static final WorkFile VTT_FILE = new WorkFile("timings.vtt");
  private static final WorkFile CHAPTERS_FILE = new WorkFile("chapters.vtt");

  WorkFile writeJson(StepContext context) throws IOException {
    try (Writer writer = Files.newBufferedWriter(context.path(JSON_FILE));
        JsonGenerator json = JSON.createGenerator(writer).useDefaultPrettyPrinter();
        Stream<TimedSentence> sentences = timeline.read(context)) {
      json.writeStartObject();
      json.writeStringField("voice", voice.id());
      json.writeStringField("language", voice.language());
      json.writeNumberField("duration", timeline.seconds());
      if (!chapters.all().isEmpty()) {
        json.writePOJOField("chapters", chapters.all());
      }
      json.writeArrayFieldStart("sentences");
      for (TimedSentence sentence : (Iterable<TimedSentence>) sentences::iterator) {
        json.writePOJO(sentence);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return JSON_FILE;
  }

  WorkFile writeVtt(StepContext context) throws IOException {
    try (Writer writer = Files.newBufferedWriter(context.path(VTT_FILE));
        Stream<TimedSentence> sentences = timeline.read(context)) {
      subtitles(sentences.iterator(), timeline.seconds(), writer);
    }
    return VTT_FILE;
  }

  /** WebVTT's chapters, which players show as a table of contents; none without chapters. */
  List<WorkFile> writeChapters(StepContext context) throws IOException {
    if (chapters.all().isEmpty()) {
      return List.of();
    }
    List<Cue> cues =
        chapters.all().stream()
            .map(chapter -> new Cue(chapter.start(), chapter.end(), chapter.title()))
            .toList();
    Files.writeString(context.path(CHAPTERS_FILE), SubtitleFormat.VTT.write(cues));
    return List.of(CHAPTERS_FILE);
  }

  /**
   * @param seconds the duration of the recording
   */
  static void subtitles(Iterator<TimedSentence> sentences, double seconds, Writer writer)
      throws IOException {
    TimedSentence next = sentences.hasNext() ? sentences.next() : null;
    double free = 0;
    int written = 0;
    while (next != null) {
      TimedSentence sentence = next;
      next = sentences.hasNext() ? sentences.next() : null;
      double until = Math.max(free, next == null ? seconds : next.start());
      List<Cue> cues = CueLayout.of(words(sentence), new TimeSpan(free, until));
      writer.write(SubtitleFormat.VTT.more(cues, written));
      written += cues.size();
      free = cues.isEmpty() ? free : cues.getLast().end();
    }
  }

  /** Their times are estimated if the engine reports none. */
  private static List<TimedWord> words(TimedSentence sentence) {
    return sentence.words().isEmpty()
        ? TimedWord.spread(sentence.text(), new TimeSpan(sentence.start(), sentence.end()))
        : sentence.words();
  }

  /** A file of the result, by its extension. */
  static OutputFile output(WorkFile file, AudioFormat format, StepContext context) {
    String contentType =
        switch (file.name().replaceFirst(".*\\.", "")) {
          case "json" -> "application/json";
          case "vtt" -> SubtitleFormat.VTT.contentType();
          case "mp3" -> AudioFormat.MP3.contentType();
          case "epub" -> "application/epub+zip";
          case "jpg" -> "image/jpeg";
          default -> format.contentType();
        };
    return new OutputFile(file.name(), contentType, context.path(file));
  }
}
