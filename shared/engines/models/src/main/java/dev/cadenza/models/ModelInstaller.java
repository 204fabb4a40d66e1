package dev.cadenza.models;

import static java.util.Objects.requireNonNull;

import dev.cadenza.models.catalog.Model;
import dev.cadenza.models.catalog.ModelException;
import dev.cadenza.models.fetch.HttpDownload;
import dev.cadenza.models.fetch.PackageName;
import dev.cadenza.models.fetch.PackageStore;
import dev.cadenza.models.fetch.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Installs models into the folder of models, and removes them.
 *
 * <p>A model is built in a staging folder and moved with one rename, so that it is installed
 * completely or not at all. One installation at a time changes the folder, among all processes.
 * Incomplete downloads are kept, and the next installation resumes them.
 */
public final class ModelInstaller {
  static final String STAGING = ".staging-";
  static final String DOWNLOADS = ".downloads";

  private final ModelFolder folder;
  private final InstallTools tools;

  public ModelInstaller(ModelFolder folder, InstallTools tools) {
    this.folder = requireNonNull(folder, "folder");
    this.tools = requireNonNull(tools, "tools");
  }

  /**
   * Installs models from their sources in the order of the catalogue. If all sources of a model
   * fail, the others are still installed.
   *
   * @throws ModelException if writing fails, for example because the disk is full
   */
  public InstallReport install(List<Model> models, InstallListener listener)
      throws InterruptedException {
    return install(models, Optional.empty(), listener);
  }

  /**
   * Installs models only from files on this machine.
   *
   * @param offered a folder or a file: files with their public names, packages, or a folder of
   *     installed models
   * @throws ModelException as {@link #install(List, InstallListener)}, or if it does not exist
   */
  public InstallReport installFrom(Path offered, List<Model> models, InstallListener listener)
      throws InterruptedException {
    return install(models, Optional.of(offered), listener);
  }

  private InstallReport install(
      List<Model> models, Optional<Path> offered, InstallListener listener)
      throws InterruptedException {
    List<Model> missing = missing(models);
    List<String> present = new ArrayList<>(names(models));
    present.removeAll(names(missing));
    if (missing.isEmpty()) {
      return new InstallReport(List.of(), present, Map.of());
    }
    try {
      Optional<OfferedFiles> files =
          offered.isPresent() ? Optional.of(OfferedFiles.in(offered.get())) : Optional.empty();
      try (InstallLock _ =
          InstallLock.of(
              folder.path(), () -> listener.note("Waiting for another installation of models."))) {
        sweep();
        // The other installation may have installed the same models.
        present.addAll(names(missing));
        List<Model> still = missing(missing);
        present.removeAll(names(still));
        return installMissing(still, files, present, listener);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private InstallReport installMissing(
      List<Model> models,
      Optional<OfferedFiles> offered,
      List<String> present,
      InstallListener listener)
      throws IOException, InterruptedException {
    Path downloads = Files.createDirectories(folder.path().resolve(DOWNLOADS));
    DiskSpace.require(folder.path(), models);
    PackageStore packages = new PackageStore(downloads, tools.environment(), tools.provider());
    List<Model> installed = new ArrayList<>();
    Map<String, List<String>> failed = new TreeMap<>();
    // An unreachable host is reported once, not for each model.
    Set<String> reported = new HashSet<>();
    try (HttpDownload http = new HttpDownload(tools.http())) {
      for (Model model : models) {
        Path staging = folder.path().resolve(STAGING + model.name());
        Installation installation =
            new Installation(
                model,
                staging,
                new FileSources(
                    model, staging, downloads, http, packages, offered, reported, listener),
                tools.conversions(),
                listener);
        try {
          installation.assemble();
          Files.move(staging, folder.path().resolve(model.name()));
          installed.add(model);
        } catch (SourcesFailed e) {
          failed.put(model.name(), e.reasons());
        } finally {
          Trees.delete(staging);
        }
      }
    }
    tidy(downloads, packages, models, failed.keySet());
    return new InstallReport(names(installed), present, failed);
  }

  /** Deletes packages that only installed models needed, and empty folders. */
  private static void tidy(
      Path downloads, PackageStore packages, List<Model> models, Set<String> failed)
      throws IOException {
    Set<PackageName> unused = new HashSet<>();
    models.forEach(model -> unused.addAll(model.packages()));
    models.stream()
        .filter(model -> failed.contains(model.name()))
        .forEach(model -> unused.removeAll(model.packages()));
    for (PackageName name : unused) {
      packages.delete(name);
    }
    try (Stream<Path> left = Files.list(downloads)) {
      if (left.findAny().isPresent()) {
        return;
      }
    }
    Files.deleteIfExists(downloads);
  }

  /** Deletes the files of killed installations. */
  private void sweep() throws IOException {
    try (Stream<Path> entries = Files.list(folder.path())) {
      for (Path entry : entries.toList()) {
        if (entry.getFileName().toString().startsWith(STAGING)) {
          Trees.delete(entry);
        }
      }
    }
  }

  /**
   * Removes a model.
   *
   * @return whether it was installed
   * @throws ModelException if its files cannot be deleted
   */
  public boolean remove(String model) throws InterruptedException {
    if (folder.installed(model).isEmpty()) {
      return false;
    }
    try (InstallLock _ = InstallLock.of(folder.path(), () -> {})) {
      // Moved first: an existing folder is always complete.
      Path doomed = folder.path().resolve(STAGING + "removed-" + model);
      Trees.delete(doomed);
      Files.move(folder.path().resolve(model), doomed);
      Trees.delete(doomed);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Deletes the downloads of models that could not be installed. */
  public void removeDownloads() throws InterruptedException {
    if (!Files.isDirectory(folder.path())) {
      return;
    }
    try (InstallLock _ = InstallLock.of(folder.path(), () -> {})) {
      sweep();
      Trees.delete(folder.path().resolve(DOWNLOADS));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private ModelException unwritable(IOException cause) {
    return new ModelException(
        "Cannot write to the folder of models, %s: %s. Free some space, or choose another folder with the variable %s."
            .formatted(folder.path(), cause.getMessage(), ModelFolder.VARIABLE),
        cause);
  }

  /** The models that are not installed. */
  public List<Model> missing(List<Model> models) {
    return models.stream().filter(model -> folder.installed(model.name()).isEmpty()).toList();
  }

  private static List<String> names(List<Model> models) {
    return models.stream().map(Model::name).toList();
  }
}
