package dev.cadenza.dynamodb.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/**
 * SQLite's native library. The driver unpacks it anew for each process, which takes longer than all
 * else when a store is opened, and leaves it behind when the process is killed. So it is kept.
 */
final class NativeLibrary {
  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";

  private NativeLibrary() {}

  /** Tells the driver to load the library from this folder, unless it was told of another. */
  static synchronized void keepIn(Path folder) throws IOException {
    // A library that is loaded cannot be deleted there, nor can the folder.
    boolean locked = OSInfo.getOSName().equals("Windows");
    if (locked || System.getProperty(PATH) != null) {
      return;
    }
    String name = LibraryLoaderUtil.getNativeLibName();
    try (InputStream library =
        SQLiteJDBCLoader.class.getResourceAsStream(
            LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
      if (library == null) {
        // The driver says for which machines there is one.
        return;
      }
      Path kept =
          folder
              .resolve("sqlite-" + SQLiteJDBCLoader.getVersion())
              .resolve(OSInfo.getNativeLibFolderPathForCurrentOS());
      if (!Files.exists(kept.resolve(name))) {
        Files.createDirectories(kept);
        Path half = Files.createTempFile(kept, name, ".part");
        Files.copy(library, half, StandardCopyOption.REPLACE_EXISTING);
        Files.move(half, kept.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
      System.setProperty(PATH, kept.toAbsolutePath().toString());
      System.setProperty(NAME, name);
    }
  }
}
