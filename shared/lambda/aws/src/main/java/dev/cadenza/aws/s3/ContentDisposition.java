package dev.cadenza.aws.s3;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The header {@code Content-Disposition} of RFC 6266: whether a browser displays or downloads a
 * file, and the file name. A name may be any text.
 */
final class ContentDisposition {
  /** The characters that RFC 5987 does not escape, without apostrophe, percent sign and star. */
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

  /**
   * Invisible characters that change the direction of text: with them, {@code invoice-exe.pdf} can
   * be displayed for a file that ends with {@code .exe}.
   */
  private static final Pattern DIRECTIONS =
      Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  private ContentDisposition() {}

  /** For display. */
  static String inline(String fileName) {
    return "inline; " + named(fileName);
  }

  /** For download. */
  static String attachment(String fileName) {
    return "attachment; " + named(fileName);
  }

  /** Old clients read the first form, which supports only ASCII; all others the second. */
  private static String named(String fileName) {
    // A slash or backslash would be a path separator.
    String name = DIRECTIONS.matcher(fileName).replaceAll("").replaceAll("[/\\\\]", "_");
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
