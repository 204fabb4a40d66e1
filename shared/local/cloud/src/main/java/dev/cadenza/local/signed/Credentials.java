package dev.cadenza.local.signed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * The credentials of one local cloud. The secret is random, created once for a data directory and
 * stored in it, so that signed links remain valid after a restart.
 */
public final class Credentials {

  /** The access key of callers other than functions; a function's is its logical id. */
  private static final String ACCESS_KEY = "local";

  private static final String FILE = "secret";
  private static final int SECRET_BYTES = 30;
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");

  private Credentials() {}

  /**
   * @param dataDirectory created if missing
   * @throws UncheckedIOException when the secret can be neither read nor stored
   */
  public static AwsBasicCredentials open(Path dataDirectory) {
    Path file = dataDirectory.resolve(FILE);
    try {
      Files.createDirectories(dataDirectory);
      return AwsBasicCredentials.create(ACCESS_KEY, Files.exists(file) ? read(file) : draw(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "the secret of the local cloud cannot be stored in " + file, failure);
    }
  }

  private static String read(Path file) throws IOException {
    Files.setPosixFilePermissions(file, OWNER_ALONE);
    String secret = Files.readString(file).strip();
    return secret.isEmpty() ? draw(file) : secret;
  }

  private static String draw(Path file) throws IOException {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    FileAttribute<Set<PosixFilePermission>> mode =
        PosixFilePermissions.asFileAttribute(OWNER_ALONE);
    // Written to another file and renamed, so that a kill leaves no incomplete secret.
    Path draft = Files.createTempFile(file.getParent(), FILE, ".tmp", mode);
    Files.writeString(draft, secret + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return secret;
  }
}
