package dev.cadenza.documents.pdf;

import dev.cadenza.documents.parts.Rejection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Refuses a PDF whose streams unpack to more than the memory holds, before a library unpacks them.
 * A few kilobytes may be gigabytes of zeros.
 */
final class StreamLimits {
  static final long MAX_FILE = 512L << 20;
  static final long MAX_STREAM = 64L << 20;
  private static final int MAX_DICTIONARY = 2_048;
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

  private final ByteBuffer file;

  private StreamLimits(ByteBuffer file) {
    this.file = file;
  }

  /**
   * @throws dev.cadenza.model.PermanentFailure {@code document_too_large}
   */
  static void check(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      if (channel.size() > MAX_FILE) {
        throw Rejection.tooLarge(PdfText.KIND);
      }
      new StreamLimits(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())).check();
    }
  }

  private void check() {
    for (int at = 0; at < file.limit() - STREAM.length; at++) {
      // "endstream" has the same letters.
      if (file.get(at) == 's' && isStream(at) && (at == 0 || file.get(at - 1) != 'd')) {
        String dictionary = dictionary(at);
        boolean image =
            dictionary.matches("(?s).*/Subtype\\s*/Image.*") && !dictionary.contains("/ObjStm");
        boolean twice =
            dictionary.matches(
                "(?s).*/Fl(?:ateDecode)?\\b.*/Fl(?:ateDecode)?\\b.*/Fl(?:ateDecode)?\\b.*");
        if (twice || (!image && isTooLarge(start(at + STREAM.length)))) {
          throw Rejection.tooLarge(PdfText.KIND);
        }
      }
    }
  }

  private boolean isStream(int at) {
    for (int i = 1; i < STREAM.length; i++) {
      if (file.get(at + i) != STREAM[i]) {
        return false;
      }
    }
    return true;
  }

  /** The object's dictionary, before its stream. */
  private String dictionary(int end) {
    byte[] bytes = new byte[Math.min(end, MAX_DICTIONARY)];
    file.get(end - bytes.length, bytes);
    String before = new String(bytes, StandardCharsets.ISO_8859_1);
    return before.substring(Math.max(0, before.lastIndexOf(" obj")));
  }

  private int start(int after) {
    int at = after;
    while (at < file.limit() && (file.get(at) == '\r' || file.get(at) == '\n')) {
      at++;
    }
    return at;
  }

  /** Whether what is there is compressed, and unpacks to too much. */
  private boolean isTooLarge(int from) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(file.slice(from, file.limit() - from));
      byte[] scrap = new byte[64 * 1024];
      while (inflater.getBytesWritten() <= MAX_STREAM) {
        int count = inflater.inflate(scrap);
        if (count == 0 || inflater.finished()) {
          return false;
        }
      }
      return true;
    } catch (DataFormatException e) {
      return false;
    } finally {
      inflater.end();
    }
  }
}
