package dev.cadenza.cli.remote.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.client.TokenStore;
import dev.cadenza.client.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores a login in a file that only its owner can read. */
public final class SessionFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> OWNERS_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path path;

  public SessionFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /** The path of the XDG Base Directory Specification, unless CADENZA_SESSION is set. */
  public static Path path(Map<String, String> environment) {
    return variable(environment, "CADENZA_SESSION")
        .orElseGet(
            () ->
                variable(environment, "XDG_CONFIG_HOME")
                    .filter(Path::isAbsolute)
                    .orElseGet(() -> home(environment).resolve(".config"))
                    .resolve("cadenza")
                    .resolve("session.json"));
  }

  private static Path home(Map<String, String> environment) {
    return variable(environment, "HOME").orElseGet(() -> Path.of(System.getProperty("user.home")));
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isEmpty()).map(Path::of);
  }

  public Path path() {
    return path;
  }

  /**
   * The stored login, if any.
   *
   * @throws CommandFailed when the file has other contents
   */
  public Optional<SavedSession> read() {
    try {
      return Optional.of(JSON.readValue(Files.readString(path), SavedSession.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      // The original message would quote the file, with the tokens.
      throw new CommandFailed(
          CommandFailed.NOT_LOGGED_IN, path + " is not valid. Log in again: ./cadenza login", null);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** Replaces the file atomically. */
  public void write(SavedSession session) {
    try {
      makeFolder();
      Path partial = Files.createTempFile(path.getParent(), "session", ".part", OWNER_ONLY);
      Files.writeString(
          partial, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(session) + "\n");
      Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write %s: %s".formatted(path, e), e);
    }
  }

  public void delete() {
    try {
      Files.deleteIfExists(path);
      Files.deleteIfExists(lockPath());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }

  /** Renews the tokens in this file, one process at a time. */
  public TokenStore tokens() {
    return this::renew;
  }

  private Tokens renew(Tokens refused, UnaryOperator<Tokens> exchange) {
    try (FileChannel file =
            FileChannel.open(lockPath(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = file.lock()) {
      Optional<SavedSession> kept = read();
      Optional<Tokens> newer =
          kept.map(SavedSession::tokens)
              .filter(tokens -> !tokens.access().equals(refused.access()));
      if (newer.isPresent()) {
        return newer.get();
      }
      Tokens renewed = exchange.apply(refused);
      // A user who has logged out in the meantime stays logged out.
      kept.ifPresent(session -> write(session.with(renewed)));
      return renewed;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + lockPath(), e);
    }
  }

  private Path lockPath() {
    return path.resolveSibling(path.getFileName() + ".lock");
  }

  private void makeFolder() throws IOException {
    Path folder = path.getParent();
    if (Files.notExists(folder)) {
      Files.createDirectories(folder, OWNERS_FOLDER);
    }
  }
}
