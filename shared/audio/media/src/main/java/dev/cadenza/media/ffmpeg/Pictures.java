package dev.cadenza.media.ffmpeg;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Command;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Writes pictures for covers. */
public final class Pictures {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  private final Ffmpeg ffmpeg;

  Pictures(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * Converts a PPM picture to JPEG.
   *
   * @throws TransientFailure {@code encoding_failed}
   */
  public void jpeg(Path ppm, Path jpeg, Cancellation cancellation) throws InterruptedException {
    Command.Outcome outcome = ffmpeg.jpeg("ppm_pipe", ppm, jpeg).run(cancellation);
    if (!outcome.succeeded()) {
      throw new TransientFailure(
          "encoding_failed",
          "ffmpeg wrote no " + jpeg.getFileName() + ": " + outcome.complaint(),
          null);
    }
  }

  /**
   * Converts an untrusted JPEG or PNG picture to a JPEG of at most 1,600 pixels in each direction.
   *
   * @param jpeg the file to write, replaced if it exists
   * @return whether it is such a picture; otherwise nothing is written, or an unusable file
   */
  public boolean cover(Path picture, Path jpeg, Cancellation cancellation)
      throws IOException, InterruptedException {
    Optional<String> format = format(picture);
    return format.isPresent()
        && ffmpeg.jpeg(format.get(), picture, jpeg).run(cancellation).succeeded()
        && Files.exists(jpeg)
        && Files.size(jpeg) > 0;
  }

  private static Optional<String> format(Path picture) throws IOException {
    byte[] start;
    try (InputStream content = Files.newInputStream(picture)) {
      start = content.readNBytes(4);
    }
    return begins(start, PNG)
        ? Optional.of("png_pipe")
        : begins(start, JPEG) ? Optional.of("jpeg_pipe") : Optional.empty();
  }

  private static boolean begins(byte[] start, byte[] signature) {
    return start.length >= signature.length
        && Arrays.equals(start, 0, signature.length, signature, 0, signature.length);
  }
}
