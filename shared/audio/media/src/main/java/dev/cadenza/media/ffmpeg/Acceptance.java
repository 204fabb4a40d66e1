package dev.cadenza.media.ffmpeg;

import dev.cadenza.media.command.Command;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The validation of input files, and its error messages. */
record Acceptance(MediaLimits limits) {
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
    MediaInfo info = ProbeReport.read(outcome.errors()).orElseThrow(Acceptance::notMedia);
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
