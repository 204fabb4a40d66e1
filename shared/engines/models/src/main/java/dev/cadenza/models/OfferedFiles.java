package dev.cadenza.models;

import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.catalog.ModelException;
import dev.cadenza.models.catalog.ModelFile;
import dev.cadenza.models.catalog.Source;
import dev.cadenza.models.fetch.Expected;
import dev.cadenza.models.fetch.PackageArchive;
import dev.cadenza.models.fetch.PackageName;
import dev.cadenza.models.fetch.SourceFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The local files that a user offers as the source of models: one file, or a folder. They may be
 * files with their public names, packages, or a folder of installed models.
 */
final class OfferedFiles {
  private static final int DEPTH = 5;

  private final Path root;
  private final List<Path> files;

  private OfferedFiles(Path root, List<Path> files) {
    this.root = root;
    this.files = files;
  }

  static OfferedFiles in(Path root) throws IOException {
    if (!Files.exists(root)) {
      throw new ModelException("File or folder not found: " + root);
    }
    try (Stream<Path> found = Files.walk(root.toAbsolutePath(), DEPTH)) {
      return new OfferedFiles(root, found.filter(Files::isRegularFile).sorted().toList());
    }
  }

  /** The file of a package. */
  Optional<Path> archive(PackageName wanted) {
    return files.stream()
        .filter(PackageArchive::is)
        .filter(file -> wanted.isFile(file.getFileName().toString()))
        .findFirst();
  }

  /**
   * The file of a model.
   *
   * @param path of the file below the model's folder
   * @param homes its public names
   * @throws SourceFailed if files of that name have other contents
   */
  Optional<Path> find(Model model, String path, Set<String> homes, Expected expected)
      throws IOException, SourceFailed {
    String name = Path.of(path).getFileName().toString();
    List<Path> candidates =
        files.stream().filter(file -> isNamed(file, model, path, name, homes)).toList();
    if (expected.sha256().isEmpty()) {
      // Without a digest, the name must be unambiguous: several models have a model.bin.
      return candidates.stream()
          .filter(file -> isMeant(file, model, path, homes) || (isOnly(file) && isAll(model)))
          .findFirst();
    }
    for (Path candidate : candidates) {
      // A packed file is checked when it is unpacked.
      if (isPacked(candidate) || expected.fits(candidate)) {
        return Optional.of(candidate);
      }
    }
    for (Path candidate : candidates) {
      if (isMeant(candidate, model, path, homes) || (isOnly(candidate) && isAll(model))) {
        expected.check(candidate, candidate.toString());
      }
    }
    return Optional.empty();
  }

  /** Whether the model consists of one file, so that a given file must be that one. */
  private static boolean isAll(Model model) {
    return model.files().size() == 1;
  }

  private static boolean isMeant(Path file, Model model, String path, Set<String> homes) {
    return file.endsWith(Path.of(model.name(), path)) || isHome(file, homes);
  }

  private boolean isOnly(Path file) {
    return file.equals(root.toAbsolutePath()) && !PackageArchive.is(file);
  }

  static boolean isPacked(Path file) {
    return file.getFileName().toString().endsWith(".gz") && !PackageArchive.is(file);
  }

  private boolean isNamed(Path file, Model model, String path, String name, Set<String> homes) {
    String own = file.getFileName().toString();
    return own.equals(name)
        || isMeant(file, model, path, homes)
        // A single given file may have any name.
        || isOnly(file);
  }

  private static boolean isHome(Path file, Set<String> homes) {
    return homes.contains(file.getFileName().toString());
  }

  /** The public names of a file, compressed and uncompressed. */
  static Set<String> homeNames(ModelFile file) {
    return file.sources().stream()
        .filter(Source.Home.class::isInstance)
        .map(Source.Home.class::cast)
        .filter(home -> home.part().isEmpty())
        .map(Source.Home::fileName)
        .flatMap(name -> Stream.of(name, name.replaceAll("\\.gz$", "")))
        .collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
