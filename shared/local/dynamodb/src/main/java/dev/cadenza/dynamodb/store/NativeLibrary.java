package dev.cadenza.dynamodb.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library. The driver would unpack it for each process, which takes most of the
 * time of opening a store, and leave it after a kill. So it is unpacked once and kept.
 */
final class NativeLibrary {
  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";

  private NativeLibrary() {}

  /** Makes the driver load the library from this folder, unless another is configured. */
  static synchronized void keepIn(Path folder) throws IOException {
    String system = System.getProperty("os.name");
    // A loaded library cannot be deleted there, nor can the folder.
    if (system.startsWith("Windows") || System.getProperty(PATH) != null) {
      return;
    }
    Path kept =
        folder.resolve(
            "sqlite-%s-%s-%s"
                .formatted(SQLiteJDBCLoader.getVersion(), system, System.getProperty("os.arch")));
    String name = LibraryLoaderUtil.getNativeLibName();
    if (Files.exists(kept.resolve(name)) || unpack(name, kept)) {
      System.setProperty(PATH, kept.toAbsolutePath().toString());
      System.setProperty(NAME, name);
    }
  }

  /**
   * @return whether a library for this machine exists; otherwise the driver lists the supported
   *     ones
   */
  private static boolean unpack(String name, Path folder) throws IOException {
    try (InputStream library =
        SQLiteJDBCLoader.class.getResourceAsStream(
            LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
      if (library == null) {
        return false;
      }
      Files.createDirectories(folder);
      Path half = Files.createTempFile(folder, name, ".part");
      Files.copy(library, half, StandardCopyOption.REPLACE_EXISTING);
      Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      return true;
    }
  }
}
