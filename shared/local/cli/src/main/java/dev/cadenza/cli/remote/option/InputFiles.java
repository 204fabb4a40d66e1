package dev.cadenza.cli.remote.option;

import static java.util.Objects.requireNonNull;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.model.JobType;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of a batch. A named file is taken whatever its name is; of a folder, those files with
 * an extension of the job type, in all folders below it, sorted by their paths. Hidden files and
 * folders, links to folders and the folder of the results are left out.
 */
public final class InputFiles {
  private static final Set<String> MEDIA =
      Set.of(
          "3gp", "aac", "aif", "aiff", "amr", "avi", "flac", "m4a", "m4b", "m4v", "mka", "mkv",
          "mov", "mp2", "mp3", "mp4", "mpeg", "mpg", "mts", "oga", "ogg", "ogv", "opus", "wav",
          "weba", "webm", "wma", "wmv");
  private static final Set<String> TEXTS =
      Set.of("docx", "epub", "htm", "html", "md", "pdf", "txt", "xhtml");

  private final Set<String> extensions;
  private final String type;
  private final Optional<Path> out;
  private final List<InputFile> files = new ArrayList<>();
  private final Set<Path> names = new HashSet<>();

  private InputFiles(JobType type, Optional<Path> out) {
    this.extensions =
        switch (type) {
          case STT, DUBBING, VOICE_CLONING -> MEDIA;
          case TTS -> TEXTS;
          default -> Set.of();
        };
    this.type = type.wire();
    this.out = out.map(InputFiles::absolute);
  }

  /**
   * A file of a batch.
   *
   * @param name unique in the batch: the path below the given folder, or the file's name
   */
  public record InputFile(Path path, Path name) {
    public InputFile {
      requireNonNull(path, "path");
      requireNonNull(name, "name");
    }
  }

  /** Whether these are the inputs of several jobs. */
  public static boolean areBatch(List<Path> given) {
    return given.size() > 1 || given.stream().anyMatch(Files::isDirectory);
  }

  /**
   * The files of a batch in the order of their jobs.
   *
   * @param out the folder of the results, in which each file gets a folder of its name
   * @throws CommandFailed when a file or a folder is missing or has nothing for this job type, or
   *     when results would replace a file
   */
  public static List<InputFile> of(JobType type, List<Path> given, Optional<Path> out) {
    InputFiles found = new InputFiles(type, out);
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        found.addFolder(path);
      } else {
        found.add(readable(path), path.getFileName());
      }
    }
    return List.copyOf(found.files);
  }

  /**
   * The same file.
   *
   * @throws CommandFailed when it is missing
   */
  public static Path readable(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CommandFailed("File not found: " + file);
    }
    return file;
  }

  private void addFolder(Path folder) {
    if (out.filter(absolute(folder)::equals).isPresent()) {
      throw new CommandFailed(
          "The results cannot be saved in %s, which is read: choose another folder for --out"
              .formatted(folder));
    }
    List<Path> inside = inside(folder);
    if (inside.isEmpty()) {
      throw new CommandFailed(
          extensions.isEmpty()
              ? "Jobs of type %s have no file.".formatted(type)
              : "No file for %s in %s: it takes %s"
                  .formatted(type, folder, String.join(", ", new TreeSet<>(extensions))));
    }
    inside.forEach(file -> add(file, folder.relativize(file)));
  }

  private List<Path> inside(Path folder) {
    List<Path> inside = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
              boolean skipped =
                  (!below.equals(folder) && isHidden(below))
                      || out.filter(absolute(below)::equals).isPresent();
              return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (!isHidden(file) && Files.isRegularFile(file) && isInput(file)) {
                inside.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new CommandFailed("Cannot read the folder %s: %s".formatted(folder, e.getMessage()), e);
    }
    inside.sort(null);
    return inside;
  }

  private boolean isInput(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 && extensions.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private void add(Path file, Path name) {
    Path unique = name;
    for (int next = 2; !names.add(unique); next++) {
      unique = name.resolveSibling(name.getFileName() + "-" + next);
    }
    Path target = unique;
    if (out.map(folder -> folder.resolve(target)).filter(Files::isRegularFile).isPresent()) {
      throw new CommandFailed(
          "The results of %s need a folder of this name: choose another folder for --out"
              .formatted(file));
    }
    files.add(new InputFile(file, unique));
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
