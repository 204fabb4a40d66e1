package dev.cadenza.media.subtitles.files;

import static java.util.Objects.requireNonNull;

import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.media.subtitles.VttEscapes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a SubRip or WebVTT file of another program. Unlike {@link SubtitleFormat#read}, it rejects
 * what it does not understand, with the number of the line.
 */
public final class SubtitleFile {
  /** The maximum number of subtitles. */
  public static final int MAX_SUBTITLES = 5_000;

  /** The maximum length of a subtitle, in characters. */
  public static final int MAX_TEXT = 2_000;

  /** The maximum length of the name of a speaker, in characters. */
  public static final int MAX_SPEAKER = 100;

  private static final Pattern TIMES =
      Pattern.compile(
          "\\s*(?:(\\d{1,3}):)?([0-5]?\\d):([0-5]?\\d)[,.](\\d{1,3})\\s*-->"
              + "\\s*(?:(\\d{1,3}):)?([0-5]?\\d):([0-5]?\\d)[,.](\\d{1,3})(?:\\s.*)?");

  private static final Pattern NO_CUES = Pattern.compile("(NOTE|STYLE|REGION)(\\s.*)?");
  // Possessive: a tag without an end would take time that grows with the square of its length.
  private static final Pattern VOICE = Pattern.compile("^<v(?:\\.[^\\s>]*+)?\\s++([^>]*+)>");
  private static final Pattern MARKUP = Pattern.compile("<[^<>]*>|\\{\\\\[^{}]*}");

  private final List<String> lines;
  private final boolean vtt;
  private final List<Entry> entries = new ArrayList<>();
  private int at;

  private SubtitleFile(List<String> lines) {
    this.lines = lines;
    this.vtt = !lines.isEmpty() && lines.getFirst().startsWith("WEBVTT");
  }

  /**
   * One subtitle.
   *
   * @param start in seconds
   * @param end in seconds, after the start
   * @param speaker of WebVTT's voice tag; empty without one
   * @param text on one line, without markup; not blank
   */
  public record Entry(double start, double end, String speaker, String text) {
    public Entry {
      requireNonNull(speaker, "speaker");
      requireNonNull(text, "text");
    }
  }

  /**
   * The subtitles, in the order of their starts. Those without a text are left out.
   *
   * @param content in UTF-8, or in UTF-16
   * @throws IllegalArgumentException what is wrong with it, and in which line, for people
   */
  public static List<Entry> read(byte[] content) {
    return new SubtitleFile(decoded(content).lines().toList()).entries();
  }

  /**
   * The text of a file, without a byte order mark.
   *
   * @param content in UTF-8, or in UTF-16
   * @throws IllegalArgumentException in another encoding, with the number of the line
   */
  public static String decoded(byte[] content) {
    try {
      return strictly(content, encoding(content)).replaceFirst("^\ufeff", "");
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "Line "
              + badLine(content)
              + " is neither UTF-8 nor UTF-16. Save the file with the encoding UTF-8.",
          e);
    }
  }

  private static String strictly(byte[] content, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
  }

  private static Charset encoding(byte[] content) {
    if (content.length < 2) {
      return StandardCharsets.UTF_8;
    }
    int first = content[0] & 0xff;
    int second = content[1] & 0xff;
    if ((first == 0xff && second == 0xfe) || (first != 0 && second == 0)) {
      return StandardCharsets.UTF_16LE;
    }
    boolean bigEndian = (first == 0xfe && second == 0xff) || (first == 0 && second != 0);
    return bigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }

  private static int badLine(byte[] content) {
    int number = 1;
    int begin = 0;
    for (int i = 0; i <= content.length; i++) {
      if (i == content.length || content[i] == '\n') {
        try {
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content, begin, i - begin));
        } catch (CharacterCodingException e) {
          return number;
        }
        number++;
        begin = i + 1;
      }
    }
    return number - 1;
  }

  private List<Entry> entries() {
    if (vtt) {
      skipBlock();
    }
    while (at < lines.size()) {
      String line = lines.get(at);
      if (line.isBlank()) {
        at++;
      } else if (vtt && NO_CUES.matcher(line).matches()) {
        skipBlock();
      } else {
        entry();
      }
    }
    if (entries.isEmpty()) {
      throw new IllegalArgumentException(
          "The file has no subtitles. Expected SubRip (.srt) or WebVTT (.vtt).");
    }
    entries.sort(Comparator.comparingDouble(Entry::start));
    return List.copyOf(entries);
  }

  private void skipBlock() {
    while (at < lines.size() && !lines.get(at).isBlank()) {
      at++;
    }
  }

  /** A number or an identifier, the times, and lines of text. */
  private void entry() {
    Matcher times = TIMES.matcher(lines.get(at));
    if (!times.matches() && !lines.get(at).contains("-->") && at + 1 < lines.size()) {
      Matcher next = TIMES.matcher(lines.get(at + 1));
      if (next.matches() || lines.get(at + 1).contains("-->")) {
        times = next;
        at++;
      }
    }
    if (!times.matches()) {
      throw wrong(
          "expected times such as 00:00:01,000 --> 00:00:02,500, and found \""
              + shortened(lines.get(at))
              + "\".");
    }
    double start = seconds(times, 1);
    double end = seconds(times, 5);
    if (end <= start) {
      throw wrong("the subtitle does not end after its start.");
    }
    at++;
    int first = at;
    skipBlock();
    add(start, end, String.join(" ", lines.subList(first, at)));
  }

  private void add(double start, double end, String written) {
    Matcher voice = VOICE.matcher(written.strip());
    String speaker = vtt && voice.find() ? VttEscapes.unescape(voice.group(1)).strip() : "";
    String text = text(written);
    if (text.isEmpty()) {
      return;
    }
    require(text.length() <= MAX_TEXT, "the subtitle has more than %d characters.", MAX_TEXT);
    require(
        speaker.length() <= MAX_SPEAKER,
        "the name of the speaker has more than %d characters.",
        MAX_SPEAKER);
    require(
        entries.size() < MAX_SUBTITLES,
        "a file has at most %d subtitles, and this is another one.",
        MAX_SUBTITLES);
    entries.add(new Entry(start, end, speaker, text));
  }

  private String text(String written) {
    String plain = MARKUP.matcher(written).replaceAll("");
    return (vtt ? VttEscapes.unescape(plain) : plain).replaceAll("[\\s\u00a0]+", " ").strip();
  }

  private static double seconds(Matcher times, int group) {
    long hours = times.group(group) == null ? 0 : Long.parseLong(times.group(group));
    long minutes = hours * 60 + Integer.parseInt(times.group(group + 1));
    long seconds = minutes * 60 + Integer.parseInt(times.group(group + 2));
    String fraction = (times.group(group + 3) + "00").substring(0, 3);
    return (seconds * 1000 + Integer.parseInt(fraction)) / 1000.0;
  }

  private static String shortened(String line) {
    String text = line.strip();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private void require(boolean met, String otherwise, int limit) {
    if (!met) {
      throw wrong(String.format(Locale.ROOT, otherwise, limit));
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(String.format(Locale.ROOT, "Line %d: %s", at + 1, what));
  }
}
