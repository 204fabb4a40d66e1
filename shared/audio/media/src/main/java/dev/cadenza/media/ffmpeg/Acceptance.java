package dev.cadenza.media.ffmpeg;

import dev.cadenza.media.command.Command;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The validation of input files, and its error messages. */
record Acceptance(MediaLimits limits) {
  private static final int MAX_REPORT = 64 * 1024;

  /**
   * @throws PermanentFailure {@code empty_file}
   */
  static void requireContent(Path file) throws IOException {
    if (Files.size(file) == 0) {
      throw new PermanentFailure(
          "empty_file", "The file is empty. Check that the upload was complete and send it again.");
    }
  }

  /**
   * @param outcome of a run of ffmpeg that printed what it read
   * @throws PermanentFailure {@code not_media}, {@code no_audio} or {@code too_long}
   */
  MediaInfo accepted(Command.Outcome outcome) {
    return accepted(outcome.errors());
  }

  /**
   * Refuses a file before it is decoded: hours of silence may be compressed to a few KB.
   *
   * @return a receiver of the lines that ffmpeg prints, which throws as {@link #accepted}
   */
  Consumer<String> early() {
    StringBuilder report = new StringBuilder();
    AtomicBoolean complete = new AtomicBoolean();
    return line -> {
      if (!complete.get() && report.length() < MAX_REPORT) {
        report.append(line).append('\n');
        complete.set(ProbeReport.endsWith(line));
        if (complete.get()) {
          accepted(report.toString());
        }
      }
    };
  }

  private MediaInfo accepted(String report) {
    MediaInfo info = ProbeReport.read(report).orElseThrow(Acceptance::notMedia);
    if (info.audio().isEmpty()) {
      throw info.video().isEmpty() ? notMedia() : noAudio();
    }
    if (info.seconds() > limits.longest().toSeconds()) {
      throw tooLong();
    }
    return info;
  }

  static PermanentFailure notMedia() {
    return new PermanentFailure(
        "not_media",
        "This is not an audio or video file, or it is damaged. Send an MP3, WAV, M4A, FLAC, OGG, MP4,"
            + " MOV or WebM file that plays on your own machine.");
  }

  private static PermanentFailure noAudio() {
    return new PermanentFailure(
        "no_audio", "The video has no audio. Send one with an audio track, or only the audio.");
  }

  PermanentFailure tooLong() {
    return new PermanentFailure(
        "too_long",
        "The recording is longer than "
            + limits.longest().toHours()
            + " hours. Split it into shorter parts and send them one by one.");
  }
}
