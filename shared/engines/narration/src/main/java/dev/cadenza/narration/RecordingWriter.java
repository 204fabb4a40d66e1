package dev.cadenza.narration;

import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.Resampler;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import dev.cadenza.text.marks.TextMarks;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** Writes audio and the times of its sentences. */
final class RecordingWriter implements AutoCloseable {
  private final WorkFile audio;
  private final WorkFile times;
  private final WavWriter sound;
  private final Writer lines;
  private int sentences;

  private RecordingWriter(WorkFile audio, WorkFile times, WavWriter sound, Writer lines) {
    this.audio = audio;
    this.times = times;
    this.sound = sound;
    this.lines = lines;
  }

  /**
   * @param name of its files, without extension
   * @param sampleRate in hertz
   */
  static RecordingWriter create(String name, int sampleRate, StepContext context)
      throws IOException {
    WorkFile audio = new WorkFile(name + ".wav");
    WorkFile times = new WorkFile(name + ".jsonl");
    Writer lines = Files.newBufferedWriter(context.path(times));
    try {
      return new RecordingWriter(
          audio, times, WavWriter.create(context.path(audio), sampleRate), lines);
    } catch (IOException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * Adds a sentence, with the silence of its marks.
   *
   * @param words with times from the start of the audio, limited to its end
   */
  void append(Sentence sentence, Pcm speech, List<TimedWord> words, double pause)
      throws IOException {
    SoundEdges edges = SoundEdges.of(speech, sentence.silence());
    Pcm heard = edges.sound();
    sound.appendSilence(sentence.silence().before());
    double start = sound.seconds();
    sound.append(heard);
    write(
        new TimedSentence(
            sentence.speaker(),
            TextMarks.written(sentence.text()),
            start,
            sound.seconds(),
            edges.words(words).stream().map(word -> within(word, heard).later(start)).toList()));
    sound.appendSilence(pause);
  }

  private static TimedWord within(TimedWord word, Pcm speech) {
    return new TimedWord(
        word.text(),
        Math.min(word.start(), speech.seconds()),
        Math.min(word.end(), speech.seconds()));
  }

  void append(Recording recording, StepContext context) throws IOException {
    double start = sound.seconds();
    PcmFile audio = PcmFile.open(context.path(recording.audio()));
    if (audio.sampleRate() == sound.sampleRate()) {
      sound.append(audio, context::cancelled);
    } else {
      // A passage has a few sentences.
      sound.append(
          Resampler.to(sound.sampleRate()).resample(audio.read(new TimeSpan(0, audio.seconds()))));
    }
    try (Stream<TimedSentence> timed = recording.timeline().read(context)) {
      for (TimedSentence sentence : (Iterable<TimedSentence>) timed::iterator) {
        write(sentence.later(start));
      }
    }
  }

  private void write(TimedSentence sentence) throws IOException {
    lines.write(Timeline.JSON.writeValueAsString(sentence) + "\n");
    sentences++;
  }

  double seconds() {
    return sound.seconds();
  }

  /** The recording, complete after the writer is closed. */
  Recording recording() {
    return new Recording(audio, new Timeline(times, sound.seconds(), sentences));
  }

  @Override
  public void close() throws IOException {
    try (lines) {
      sound.close();
    }
  }
}
