package dev.cadenza.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** The static ffmpeg in a jar on the class path, unpacked once into a cache folder. */
final class BundledFfmpeg {
  private static final String RESOURCE = "/ws/schild/jave/nativebin/ffmpeg-amd64";

  private BundledFfmpeg() {}

  static Optional<Path> unpacked(Map<String, String> environment) {
    URL resource = BundledFfmpeg.class.getResource(RESOURCE);
    if (resource == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(unpack(resource, cache(environment)));
    } catch (IOException e) {
      throw new UncheckedIOException("The bundled ffmpeg could not be unpacked.", e);
    }
  }

  private static Path unpack(URL resource, Path folder) throws IOException {
    long size = resource.openConnection().getContentLengthLong();
    Path program = folder.resolve("ffmpeg");
    if (Files.isExecutable(program) && Files.size(program) == size) {
      return program;
    }
    Files.createDirectories(folder);
    // Written next to it and then renamed: another process may unpack at the same time.
    Path part = Files.createTempFile(folder, "ffmpeg", ".part");
    try (InputStream content = resource.openStream()) {
      Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!part.toFile().setExecutable(true, false)) {
      throw new IOException("Cannot make executable: " + part + " executable.");
    }
    return move(part, program);
  }

  private static Path move(Path part, Path program) throws IOException {
    try {
      return Files.move(part, program, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      return Files.move(part, program, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path cache(Map<String, String> environment) {
    String home = environment.get("XDG_CACHE_HOME");
    if (home != null && !home.isBlank()) {
      return Path.of(home, "cadenza");
    }
    String user = environment.get("HOME");
    return user == null || user.isBlank()
        ? Path.of(System.getProperty("java.io.tmpdir"), "cadenza")
        : Path.of(user, ".cache", "cadenza");
  }
}
