package dev.cadenza.models.fetch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Extracts single files from a package: a wheel or another ZIP file, or a gzip tarball. The caller
 * defines the target of each file; paths in the package are not used.
 */
public record PackageArchive(Path file) {
  private static final int BUFFER = 1 << 16;

  public PackageArchive {
    requireNonNull(file, "file");
  }

  /** Whether a file's name is that of a package. */
  public static boolean is(Path file) {
    String name = file.getFileName().toString();
    return isZip(name) || name.endsWith(".tgz") || name.endsWith(".tar.gz");
  }

  private static boolean isZip(String name) {
    return name.endsWith(".whl") || name.endsWith(".zip");
  }

  /**
   * Writes files of the package.
   *
   * @param targets the target of each, by its name in the package
   * @param limit the maximum size of a file in bytes
   * @throws SourceFailed if one is missing or too large, or the package is damaged
   */
  public void extract(Map<String, Path> targets, long limit) throws SourceFailed, IOException {
    Map<String, Path> missing = new LinkedHashMap<>(targets);
    if (isZip(file.getFileName().toString())) {
      unzip(missing, limit);
    } else {
      untar(missing, limit);
    }
    if (!missing.isEmpty()) {
      throw new SourceFailed(
          "%s does not contain %s"
              .formatted(file.getFileName(), missing.keySet().iterator().next()));
    }
  }

  private void unzip(Map<String, Path> missing, long limit) throws SourceFailed, IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Map.Entry<String, Path> wanted : Map.copyOf(missing).entrySet()) {
        ZipEntry entry = zip.getEntry(wanted.getKey());
        if (entry != null) {
          try (InputStream in = zip.getInputStream(entry)) {
            copy(in, wanted.getValue(), limit);
          }
          missing.remove(wanted.getKey());
        }
      }
    } catch (ZipException e) {
      throw damaged(e);
    }
  }

  private void untar(Map<String, Path> missing, long limit) throws SourceFailed, IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER);
        TarReader tar = new TarReader(in)) {
      while (!missing.isEmpty() && tar.next()) {
        Path target = missing.remove(tar.name());
        if (target != null) {
          copy(tar.content(), target, limit);
        }
      }
    } catch (ZipException | java.io.EOFException e) {
      throw damaged(e);
    }
  }

  private SourceFailed damaged(IOException cause) {
    return new SourceFailed(file.getFileName() + " is damaged", cause);
  }

  private void copy(InputStream in, Path target, long limit) throws SourceFailed, IOException {
    Files.createDirectories(target.getParent());
    try (OutputStream out = Files.newOutputStream(target)) {
      byte[] buffer = new byte[BUFFER];
      long written = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        written += n;
        if (written > limit) {
          throw new SourceFailed(file.getFileName() + " contains a file that is too large");
        }
        out.write(buffer, 0, n);
      }
    }
  }
}
