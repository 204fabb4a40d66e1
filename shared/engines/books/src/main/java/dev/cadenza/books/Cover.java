package dev.cadenza.books;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A cover: a geometric picture in the colours of the genre, different for every seed, and the title
 * with a line below it.
 */
public final class Cover {
  private static final int SIZE = 1_400;

  /** The border between picture and title. */
  private static final double HORIZON = 0.62;

  private static final double TITLE_MIDDLE = 0.775;
  private static final double MARGIN = 0.09;
  private static final int MAX_LINES = 4;
  private static final double LARGEST_LETTERS = 15;
  private static final double BYLINE_LETTERS = 3.6;
  private static final double LINE = 10.5;

  private final String title;
  private final String byline;
  private final int[] colours;
  private final Canvas.Paint picture;

  private Cover(String title, String byline, int[] colours, Canvas.Paint picture) {
    this.title = title;
    this.byline = byline;
    this.colours = colours;
    this.picture = picture;
  }

  /**
   * @param byline below the title; may be empty
   * @param genre defines the colours; any other word has those of {@code other}
   */
  public static Cover of(String title, String byline, String genre, long seed) {
    int[] colours = colours(genre);
    Random random = new Random(seed * 31 + title.hashCode());
    return new Cover(title, byline, colours, Motif.any(random, colours));
  }

  private static int[] colours(String genre) {
    List<String> palettes = Resource.lines("palettes.txt");
    String line =
        palettes.stream()
            .filter(palette -> palette.startsWith(genre + " "))
            .findFirst()
            .orElse(palettes.getLast());
    String[] words = line.split(" ");
    return Arrays.stream(words, words.length - 5, words.length)
        .mapToInt(colour -> Integer.parseInt(colour, 16))
        .toArray();
  }

  /** Writes a PPM picture, which is square. */
  public void write(Path ppm) throws IOException {
    Canvas canvas = new Canvas(SIZE);
    canvas.fill(this::paint);
    List<String> lines = lines(Lettering.drawable(title));
    double room = SIZE * (1 - 2 * MARGIN);
    double widest = lines.stream().mapToDouble(Lettering::width).max().orElse(1);
    double height = SIZE * (1 - HORIZON) * 0.6;
    double scale =
        Math.min(
            LARGEST_LETTERS, Math.min(room / Math.max(1, widest), height / (LINE * lines.size())));
    double block = ((lines.size() - 1) * LINE + Lettering.HEIGHT) * scale;
    double top = SIZE * TITLE_MIDDLE - block / 2;
    for (String line : lines) {
      centred(canvas, line, scale, top, colours[4]);
      top += LINE * scale;
    }
    String below = Lettering.drawable(byline);
    double smaller = Math.min(BYLINE_LETTERS, room / Math.max(1, Lettering.width(below)));
    centred(canvas, below, smaller, SIZE * 0.935, colours[3]);
    canvas.write(ppm);
  }

  private int paint(double x, double y) {
    if (y < HORIZON) {
      return picture.at(x, y / HORIZON);
    }
    boolean rule = y < HORIZON + 0.006;
    return rule ? colours[3] : colours[0];
  }

  private static void centred(Canvas canvas, String line, double scale, double top, int colour) {
    double left = (SIZE - Lettering.width(line) * scale) / 2;
    canvas.draw(Lettering.strokes(line), scale, left, top, scale * 0.85, colour);
  }

  /** Splits a title into lines of similar width. */
  private static List<String> lines(String title) {
    int target = Math.clamp(Math.round(Lettering.width(title) / 70), 1, MAX_LINES);
    double most = Lettering.width(title) / target;
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : title.split(" ")) {
      boolean full = Lettering.width(line + " " + word) > most * 1.15 && lines.size() < target - 1;
      if (full && !line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
