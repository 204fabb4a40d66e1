package dev.cadenza.books;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A square picture, drawn pixel by pixel. */
final class Canvas {
  private final int size;
  private final byte[] pixels;

  Canvas(int size) {
    this.size = size;
    this.pixels = new byte[size * size * 3];
  }

  /** The colour at a position; both coordinates are from 0 to 1. */
  @FunctionalInterface
  interface Paint {
    /**
     * @return 0xRRGGBB
     */
    int at(double x, double y);
  }

  /** Paints the whole picture; each pixel is the mean of four samples, for smooth edges. */
  void fill(Paint paint) {
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int sample = 0; sample < 4; sample++) {
          int colour =
              paint.at(
                  (column + 0.25 + 0.5 * (sample % 2)) / size,
                  (row + (sample < 2 ? 0.25 : 0.75)) / size);
          red += colour >> 16 & 0xff;
          green += colour >> 8 & 0xff;
          blue += colour & 0xff;
        }
        int at = 3 * (row * size + column);
        pixels[at] = (byte) (red / 4);
        pixels[at + 1] = (byte) (green / 4);
        pixels[at + 2] = (byte) (blue / 4);
      }
    }
  }

  /**
   * Draws strokes with a round pen.
   *
   * @param scale of the strokes, in pixels
   * @param left the start, in pixels
   * @param top the start, in pixels
   * @param pen its width, in pixels
   */
  void draw(
      List<Lettering.Segment> strokes,
      double scale,
      double left,
      double top,
      double pen,
      int colour) {
    float[] covered = new float[size * size];
    for (Lettering.Segment it : strokes) {
      cover(
          new Lettering.Segment(
              left + it.x1() * scale,
              top + it.y1() * scale,
              left + it.x2() * scale,
              top + it.y2() * scale),
          pen / 2,
          covered);
    }
    for (int i = 0; i < covered.length; i++) {
      if (covered[i] > 0) {
        for (int part = 0; part < 3; part++) {
          int target = colour >> (16 - 8 * part) & 0xff;
          int there = pixels[3 * i + part] & 0xff;
          pixels[3 * i + part] = (byte) Math.round(there + (target - there) * covered[i]);
        }
      }
    }
  }

  private void cover(Lettering.Segment line, double radius, float[] covered) {
    int fromX = clamp(Math.min(line.x1(), line.x2()) - radius - 1);
    int toX = clamp(Math.max(line.x1(), line.x2()) + radius + 1);
    int fromY = clamp(Math.min(line.y1(), line.y2()) - radius - 1);
    int toY = clamp(Math.max(line.y1(), line.y2()) + radius + 1);
    for (int y = fromY; y <= toY; y++) {
      for (int x = fromX; x <= toX; x++) {
        double cover = Math.clamp(radius + 0.5 - distance(line, x + 0.5, y + 0.5), 0.0, 1.0);
        covered[y * size + x] = Math.max(covered[y * size + x], (float) cover);
      }
    }
  }

  private int clamp(double coordinate) {
    return (int) Math.clamp(coordinate, 0.0, size - 1.0);
  }

  private static double distance(Lettering.Segment line, double x, double y) {
    double dx = line.x2() - line.x1();
    double dy = line.y2() - line.y1();
    double length = dx * dx + dy * dy;
    double along =
        length == 0
            ? 0
            : Math.clamp(((x - line.x1()) * dx + (y - line.y1()) * dy) / length, 0.0, 1.0);
    return Math.hypot(x - line.x1() - along * dx, y - line.y1() - along * dy);
  }

  /** In the PPM format, which most image tools read. */
  void write(Path file) throws IOException {
    try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file))) {
      output.write(
          String.format(Locale.ROOT, "P6\n%d %d\n255\n", size, size)
              .getBytes(StandardCharsets.US_ASCII));
      output.write(pixels);
    }
  }
}
