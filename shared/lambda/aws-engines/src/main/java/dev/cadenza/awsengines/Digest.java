package dev.cadenza.awsengines;

import dev.cadenza.model.id.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A name derived from a file's content and the parameters of its request. */
final class Digest {
  private static final int NAME_BYTES = 20;

  private Digest() {}

  static String of(Path file, String question) throws IOException {
    MessageDigest digest = Sha256.digest();
    digest.update(question.getBytes(StandardCharsets.UTF_8));
    Sha256.update(digest, file);
    return name(digest);
  }

  /** The digest of the parameters only. */
  static String of(String question) {
    MessageDigest digest = Sha256.digest();
    digest.update(question.getBytes(StandardCharsets.UTF_8));
    return name(digest);
  }

  private static String name(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
  }
}
