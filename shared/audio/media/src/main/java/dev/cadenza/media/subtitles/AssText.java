package dev.cadenza.media.subtitles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Subtitles in the format Advanced SubStation Alpha, with a style. Characters that it would take
 * for markup are replaced by similar ones. Times are rounded to hundredths of a second.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 */
public record AssText(AssStyle style, int width, int height) {
  public static final String CONTENT_TYPE = "text/x-ssa; charset=utf-8";

  /** The font that is used to burn subtitles in. */
  public static final String FONT = "Noto Sans SemiBold";

  /** The width of a letter, as a share of its height; a little more than the average. */
  private static final double LETTER_WIDTH = 0.56;

  private static final double LINE_WIDTH = 0.9;

  public AssText {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A picture of " + width + " × " + height + "?");
    }
  }

  /** For any picture of 16:9. */
  public static AssText ofStyle(AssStyle style) {
    return new AssText(style, 1920, 1080);
  }

  /** A file whose spoken word is highlighted if the style says so. */
  public String write(List<CueDraft> cues) {
    List<String> lines = new ArrayList<>();
    for (CueDraft cue : cues) {
      Optional<String> highlight = style.highlight();
      if (highlight.isPresent()) {
        lines.addAll(highlighted(cue, highlight.get()));
      } else {
        lines.add(dialogue(cue.start(), cue.end(), text(cue, _ -> "", _ -> "")));
      }
    }
    return head(cues, false) + String.join("\n", lines) + "\n";
  }

  /** A file whose words change their colour when they are spoken. */
  public String karaoke(List<CueDraft> cues) {
    List<String> lines = new ArrayList<>();
    for (CueDraft cue : cues) {
      List<Long> times = cue.times(10);
      long start = Math.round(cue.start() * 100);
      String lead = times.getFirst() > start ? "{\\k" + (times.getFirst() - start) + "}" : "";
      String text = text(cue, i -> "{\\k" + (times.get(i + 1) - times.get(i)) + "}", _ -> "");
      lines.add(dialogue(cue.start(), cue.end(), lead + text));
    }
    return head(cues, true) + String.join("\n", lines) + "\n";
  }

  /** One line for each word, which shows the whole subtitle. */
  private static List<String> highlighted(CueDraft cue, String color) {
    List<Long> times = cue.times(10);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i + 1 < times.size(); i++) {
      int spoken = i;
      double start = i == 0 ? cue.start() : times.get(i) / 100.0;
      double end = i + 2 == times.size() ? cue.end() : times.get(i + 1) / 100.0;
      if (end > start) {
        String begin = "{\\c" + AssStyle.bgr(color).replace("&H00", "&H") + "&}";
        lines.add(
            dialogue(
                start,
                end,
                text(cue, at -> at == spoken ? begin : "", at -> at == spoken ? "{\\c}" : "")));
      }
    }
    return lines;
  }

  /** What stands before or after a part. */
  private interface Mark {
    String of(int part);
  }

  private static String text(CueDraft cue, Mark before, Mark after) {
    StringBuilder text = new StringBuilder();
    int index = 0;
    for (int i = 0; i < cue.lines().size(); i++) {
      text.append(i == 0 ? "" : "\\N");
      boolean begins = true;
      for (CuePart part : cue.lines().get(i)) {
        text.append(begins || !part.spaced() ? "" : " ");
        text.append(before.of(index)).append(escaped(part.text())).append(after.of(index));
        begins = false;
        index++;
      }
    }
    return text.toString();
  }

  static String escaped(String text) {
    return text.replace('\\', '＼').replace('{', '｛').replace('}', '｝');
  }

  private String head(List<CueDraft> cues, boolean karaoke) {
    return """
        [Script Info]
        ScriptType: v4.00+
        PlayResX: %d
        PlayResY: %d
        WrapStyle: 0
        ScaledBorderAndShadow: yes

        [V4+ Styles]
        Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
        Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, \
        Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
        %s

        [Events]
        Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
        """
        .formatted(width, height, style.line(FONT, fontSize(cues), width, karaoke));
  }

  /** Small enough for the longest line. */
  private int fontSize(List<CueDraft> cues) {
    double wanted = Math.min(width, height) * style.fontSize() / 100;
    int longest =
        cues.stream()
            .flatMap(cue -> cue.lines().stream())
            .mapToInt(LineBreak::length)
            .max()
            .orElse(1);
    double fitting = LINE_WIDTH * width / (LETTER_WIDTH * longest);
    return (int) Math.max(1, Math.round(Math.min(wanted, fitting)));
  }

  private static String dialogue(double start, double end, String text) {
    return "Dialogue: 0," + time(start) + "," + time(end) + ",Default,,0,0,0,," + text;
  }

  private static String time(double seconds) {
    long hundredths = Math.round(seconds * 100);
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%02d",
        hundredths / 360_000,
        hundredths / 6_000 % 60,
        hundredths / 100 % 60,
        hundredths % 100);
  }
}
