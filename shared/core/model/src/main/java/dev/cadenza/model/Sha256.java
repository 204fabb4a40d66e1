package dev.cadenza.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests. */
public final class Sha256 {
  /** The size of a digest. */
  public static final int BYTES = 32;

  private Sha256() {}

  /** A new digest for incremental input. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has SHA-256", e);
    }
  }

  /**
   * The first bytes of a digest, in hexadecimal digits.
   *
   * @param bytes 1 to {@link #BYTES}
   */
  public static String hex(byte[] content, int bytes) {
    return HexFormat.of().formatHex(digest().digest(content), 0, bytes);
  }

  /** Like {@link #hex(byte[], int)}, for a text in UTF-8. */
  public static String hex(String text, int bytes) {
    return hex(text.getBytes(StandardCharsets.UTF_8), bytes);
  }
}
