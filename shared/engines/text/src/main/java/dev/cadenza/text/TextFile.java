package dev.cadenza.text;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a text file in any encoding: the one that its byte order mark names, UTF-8 where it is
 * that, and what it looks like otherwise.
 */
public final class TextFile {
  private static final int START = 8192;

  /** The most bytes that a character takes, and a byte order mark. */
  private static final int BYTES_PER_CHARACTER = 4;

  private static final String MARK = "\uFEFF";
  private static final String WINDOWS = "windows-1252";

  /** What the looks of some hundred bytes are trusted for. */
  private static final Set<String> OTHERS =
      Set.of(
          "Shift_JIS",
          "GB18030",
          "EUC-JP",
          "EUC-KR",
          "Big5",
          "KOI8-R",
          "windows-1251",
          "ISO-8859-5",
          "windows-1253",
          "ISO-8859-7",
          "windows-1255",
          "ISO-8859-8",
          "windows-1256",
          "ISO-8859-6",
          "ISO-2022-JP",
          "ISO-2022-KR",
          "ISO-2022-CN",
          "windows-1250",
          "ISO-8859-2",
          "windows-1254",
          "ISO-8859-9");

  private static final int SURE = 30;

  private TextFile() {}

  /**
   * @param longest in characters; a longer file is not read
   * @return without byte order mark; nothing when the text is too long
   * @throws PermanentFailure {@code not_text}, with the type of the file
   */
  public static Optional<String> read(Path file, int longest) throws IOException {
    byte[] start = start(file);
    Optional<Charset> marked = marked(start).or(() -> wide(start));
    boolean binary = marked.isEmpty() && isBinary(start);
    Optional<FileKind> kind =
        marked.isPresent() ? Optional.empty() : FileKind.of(file, start, !binary);
    if (kind.isPresent() || binary) {
      throw notText(kind);
    }
    // Before it is read: an upload may be larger than the memory.
    if (Files.size(file) > BYTES_PER_CHARACTER * (longest + 1L)) {
      return Optional.empty();
    }
    String text = clean(decode(Files.readAllBytes(file), marked));
    return text.codePointCount(0, text.length()) > longest ? Optional.empty() : Optional.of(text);
  }

  /**
   * A text without what its encoding left in it: byte order marks, and line ends of other systems.
   */
  public static String clean(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("[\\uFEFF\\u200B\\u2060]", "")
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .replace('\u0085', '\n')
        .replace('\u000B', '\n')
        .replace("\u2028", "\n")
        .replace("\u2029", "\n\n")
        .replace("\f", "\n\n")
        .replace("\u0000", "");
  }

  private static PermanentFailure notText(Optional<FileKind> kind) {
    String what =
        kind.map(it -> "This is " + it.name() + ".")
            .orElse("The uploaded file is not a text file.");
    return new PermanentFailure(
        "not_text",
        what
            + " Text to speech reads plain text: save or copy the text into a .txt file, and upload that.");
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return content.readNBytes(START);
    }
  }

  /** The encoding that a byte order mark names. */
  private static Optional<Charset> marked(byte[] start) {
    for (Charset charset :
        List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_32LE,
            StandardCharsets.UTF_32BE,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE)) {
      byte[] mark = MARK.getBytes(charset);
      if (start.length >= mark.length
          && ByteBuffer.wrap(start, 0, mark.length).equals(ByteBuffer.wrap(mark))) {
        return Optional.of(charset);
      }
    }
    return Optional.empty();
  }

  /** UTF-16 and UTF-32 without a byte order mark, detected by the positions of zeros. */
  private static Optional<Charset> wide(byte[] start) {
    int[] zeros = new int[4];
    int length = start.length / 4 * 4;
    for (int i = 0; i < length; i++) {
      zeros[i % 4] += start[i] == 0 ? 1 : 0;
    }
    int most = length / 4;
    // A few lines at least, of a script with its letters in one row of the table.
    if (most == 0) {
      return Optional.empty();
    }
    List<Charset> all =
        List.of(
            StandardCharsets.UTF_32LE,
            StandardCharsets.UTF_32BE,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE);
    for (Charset charset : all) {
      if (fits(charset, zeros, most) && isReadable(start, length, charset)) {
        return Optional.of(charset);
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Charset charset, int[] zeros, int most) {
    boolean little = charset.name().endsWith("LE");
    // Nearly: an emoji has its zeros elsewhere.
    if (charset.name().startsWith("UTF-32")) {
      int high = little ? zeros[3] : zeros[0];
      int next = little ? zeros[2] : zeros[1];
      int low = little ? zeros[0] : zeros[3];
      return high == most && next > most / 2 && low < most / 2;
    }
    // Spaces and line ends at least have a zero in any script.
    int here = little ? zeros[1] + zeros[3] : zeros[0] + zeros[2];
    int there = little ? zeros[0] + zeros[2] : zeros[1] + zeros[3];
    return here > 0 && there * 4 <= here;
  }

  private static boolean isReadable(byte[] start, int length, Charset charset) {
    // The last character may be cut in two.
    String text = new String(start, 0, length, charset).replaceFirst("\uFFFD$", "");
    return text.codePoints()
        .allMatch(
            it ->
                Character.isDefined(it)
                    && it != 0xFFFD
                    && (!Character.isISOControl(it) || Character.isWhitespace(it)));
  }

  /** Whether it contains bytes that do not occur in text. */
  private static boolean isBinary(byte[] start) {
    int odd = 0;
    for (byte value : start) {
      boolean control = value >= 0 && value < ' ' && "\t\n\r\f\u000b\u001b\b".indexOf(value) < 0;
      if (value == 0) {
        return true;
      }
      odd += control ? 1 : 0;
    }
    return odd * 50 > start.length;
  }

  private static String decode(byte[] bytes, Optional<Charset> marked) throws IOException {
    if (marked.isPresent()) {
      return new String(bytes, marked.get());
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, looksLike(bytes));
    }
  }

  /**
   * What a text that is not in UTF-8 looks like. Of western ones windows-1252 has all the letters
   * of Latin-1; others count only where it is quite sure, since they make words of anything.
   */
  private static Charset looksLike(byte[] bytes) {
    CharsetMatch best = new CharsetDetector().setText(bytes).detect();
    boolean other =
        best != null
            && best.getConfidence() >= SURE
            && OTHERS.contains(best.getName())
            && Charset.isSupported(best.getName());
    return Charset.forName(other ? best.getName() : WINDOWS);
  }
}
