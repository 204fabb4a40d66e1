package dev.cadenza.books;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Capital letters as strokes.
 *
 * <p>Java's fonts need libraries and files that a small server lacks; these need none.
 */
final class Lettering {
  /** The height of a capital letter. */
  static final double HEIGHT = 6;

  private static final double BETWEEN_LETTERS = 1.7;
  private static final double WORD = 2.4;
  private static final double DEGREES_A_STEP = 6;

  private static final Map<Character, Glyph> GLYPHS = glyphs();

  private Lettering() {}

  /** A straight segment of a stroke. */
  record Segment(double x1, double y1, double x2, double y2) {
    Segment moved(double x) {
      return new Segment(x1 + x, y1, x2 + x, y2);
    }
  }

  private record Glyph(double width, List<Segment> segments) {}

  private static Map<Character, Glyph> glyphs() {
    Map<Character, Glyph> glyphs = new LinkedHashMap<>();
    for (String line : Resource.lines("letters.txt")) {
      String[] parts = line.split(" ", 3);
      List<Segment> segments = new ArrayList<>();
      Arrays.stream(parts[2].split(";")).forEach(it -> stroke(it.strip(), segments));
      glyphs.put(parts[0].charAt(0), new Glyph(Double.parseDouble(parts[1]), segments));
    }
    return glyphs;
  }

  private static void stroke(String text, List<Segment> segments) {
    List<double[]> points =
        Arrays.stream(text.replaceAll("[()]", "").split(" ")).map(Lettering::pair).toList();
    List<double[]> path = text.startsWith("(") ? arc(points) : points;
    for (int i = 1; i < path.size(); i++) {
      double[] from = path.get(i - 1);
      double[] to = path.get(i);
      segments.add(new Segment(from[0], from[1], to[0], to[1]));
    }
  }

  private static double[] pair(String text) {
    return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<double[]> arc(List<double[]> points) {
    double[] middle = points.get(0);
    double[] radii = points.get(1);
    double[] angles = points.get(2);
    int steps = (int) Math.ceil(Math.abs(angles[1] - angles[0]) / DEGREES_A_STEP);
    List<double[]> path = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      double angle = Math.toRadians(angles[0] + (angles[1] - angles[0]) * i / steps);
      path.add(
          new double[] {
            middle[0] + radii[0] * Math.cos(angle), middle[1] + radii[1] * Math.sin(angle)
          });
    }
    return path;
  }

  /** Converted to available letters: without accents and unsupported characters. */
  static String drawable(String text) {
    String plain =
        Normalizer.normalize(text.replace('’', '\'').replace("&", " and "), Normalizer.Form.NFKD)
            .toUpperCase(Locale.ROOT);
    StringBuilder drawable = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char letter = plain.charAt(i);
      if (GLYPHS.containsKey(letter)) {
        drawable.append(letter);
      } else if (Character.isWhitespace(letter)) {
        drawable.append(' ');
      }
    }
    return drawable.toString().replaceAll(" +", " ").strip();
  }

  static double width(String drawable) {
    double width = 0;
    for (int i = 0; i < drawable.length(); i++) {
      char letter = drawable.charAt(i);
      width += letter == ' ' ? WORD : GLYPHS.get(letter).width() + BETWEEN_LETTERS;
    }
    return Math.max(0, width - BETWEEN_LETTERS);
  }

  /** The strokes of a line, from x = 0. */
  static List<Segment> strokes(String drawable) {
    List<Segment> strokes = new ArrayList<>();
    double x = 0;
    for (int i = 0; i < drawable.length(); i++) {
      char letter = drawable.charAt(i);
      if (letter == ' ') {
        x += WORD;
      } else {
        Glyph glyph = GLYPHS.get(letter);
        for (Segment segment : glyph.segments()) {
          strokes.add(segment.moved(x));
        }
        x += glyph.width() + BETWEEN_LETTERS;
      }
    }
    return strokes;
  }
}
