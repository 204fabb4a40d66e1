package dev.cadenza.aws;

import java.nio.charset.StandardCharsets;

/**
 * The header {@code Content-Disposition} of RFC 6266: whether a browser shows a file or saves it,
 * and under which name. A name may be any text.
 */
final class ContentDisposition {
  /**
   * What RFC 5987 lets stand for itself; the apostrophe, the percent sign and the star are its own.
   */
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

  private ContentDisposition() {}

  /** To be shown. */
  static String inline(String fileName) {
    return "inline; " + named(fileName);
  }

  /** To be saved. */
  static String attachment(String fileName) {
    return "attachment; " + named(fileName);
  }

  /** Old clients read the first form, which knows ASCII alone; all others the second. */
  private static String named(String fileName) {
    // A slash or backslash would be taken for a folder's.
    String name = fileName.replaceAll("[/\\\\]", "_");
    return "filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii(name), escaped(name));
  }

  private static String ascii(String name) {
    return name.replaceAll("[^ -~]|[\"%]", "_");
  }

  private static String escaped(String name) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      if (PLAIN.indexOf(each) >= 0) {
        escaped.append((char) each);
      } else {
        escaped.append("%%%02X".formatted(each));
      }
    }
    return escaped.toString();
  }
}
