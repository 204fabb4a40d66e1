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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a text file in any encoding: that of its byte order mark, UTF-8 if valid, otherwise a
 * guess.
 */
public final class TextFile {
  private static final int START = 8192;

  /** The maximum number of bytes of a character, and of a byte order mark. */
  private static final int BYTES_PER_CHARACTER = 4;

  private static final String MARK = "\uFEFF";
  private static final String WINDOWS = "windows-1252";

  /** The number of bytes for a guess of the encoding. */
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
   * @param longest the maximum length in characters; a longer file is not read
   * @return without byte order mark; empty when the text is too long
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
    // Checked before reading: an upload may be larger than the memory.
    if (Files.size(file) > BYTES_PER_CHARACTER * (longest + 1L)) {
      return Optional.empty();
    }
    String text = clean(decode(Files.readAllBytes(file), marked));
    return text.codePointCount(0, text.length()) > longest ? Optional.empty() : Optional.of(text);
  }

  /** Removes byte order marks, and normalizes line ends. */
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
            + " Text to speech reads plain text, Markdown, HTML, EPUB, Word (DOCX) and PDF files: save"
            + " the text as one of these, and upload that.");
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return content.readNBytes(START);
    }
  }

  /** The encoding of a byte order mark. */
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
    // At least a few lines, of a script whose letters share their high byte.
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
    // Not exactly: the zeros of an emoji are elsewhere.
    if (charset.name().startsWith("UTF-32")) {
      int high = little ? zeros[3] : zeros[0];
      int next = little ? zeros[2] : zeros[1];
      int low = little ? zeros[0] : zeros[3];
      return high == most && next > most / 2 && low < most / 2;
    }
    // Spaces and line ends contain a zero in any script.
    int here = little ? zeros[1] + zeros[3] : zeros[0] + zeros[2];
    int there = little ? zeros[0] + zeros[2] : zeros[1] + zeros[3];
    return here > 0 && there * 4 <= here;
  }

  private static boolean isReadable(byte[] start, int length, Charset charset) {
    // The last character may be incomplete.
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

  private static String decode(byte[] bytes, Optional<Charset> marked) {
    return marked.isPresent()
        ? new String(bytes, marked.get())
        : unicode(bytes).orElseGet(() -> new String(bytes, looksLike(bytes)));
  }

  private static Optional<String> unicode(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * Decodes a markup file, whose text may name its encoding. A byte order mark, and valid UTF-8,
   * are more certain than that.
   *
   * @param declared by the markup
   */
  public static String decodeMarkup(byte[] bytes, Optional<Charset> declared) {
    byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, START));
    String text =
        decode(
            bytes,
            marked(start)
                .or(() -> wide(start))
                .or(() -> unicode(bytes).map(_ -> StandardCharsets.UTF_8))
                .or(() -> declared));
    return text.startsWith(MARK) ? text.substring(1) : text;
  }

  /**
   * The guessed encoding of a text that is not UTF-8. Of western encodings windows-1252 contains
   * all letters of Latin-1; others are used only with high confidence, because they decode any
   * bytes.
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
