package dev.cadenza.llama;

import dev.cadenza.model.PermanentFailure;
import dev.cadenza.processes.ScratchFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;

/**
 * Loads llama.cpp from the jar. Its own loader unpacks to one fixed name in the temporary folder
 * and deletes what others have unpacked there, so that two processes that start at once disturb
 * each other; here each process unpacks to a private folder, which is deleted as soon as it is
 * loaded.
 */
final class NativeLibrary {
  private static final String NAME = "libjllama.so";

  private NativeLibrary() {}

  private static final class Held {
    static {
      try (ScratchFolder folder = ScratchFolder.create("llama")) {
        unpack(folder);
        System.setProperty("de.kherud.llama.lib.path", folder.path().toString());
        System.setProperty("de.kherud.llama.tmpdir", folder.path().toString());
        Class.forName("de.kherud.llama.LlamaModel");
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("The library llama is not on the class path.", e);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot unpack llama.cpp", e);
      }
    }

    private static void load() {}
  }

  private static void unpack(ScratchFolder folder) throws IOException {
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String kind =
        switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "aarch64";
          default -> processor;
        };
    String resource = "/de/kherud/llama/Linux/" + kind + "/" + NAME;
    try (InputStream library = NativeLibrary.class.getResourceAsStream(resource)) {
      if (library == null) {
        throw new PermanentFailure(
            "llama_not_supported", "llama.cpp has no library for this processor: " + processor);
      }
      Files.copy(library, folder.path().resolve(NAME));
    }
  }

  /** Loads it once. */
  static void load() {
    Held.load();
  }
}
