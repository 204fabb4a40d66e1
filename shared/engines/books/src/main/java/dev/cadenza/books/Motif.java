package dev.cadenza.books;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** The motifs of covers. Coordinates are from 0 to 1, y downwards. */
final class Motif {
  private static final int LAYERS = 5;
  private static final int TILES = 7;

  private Motif() {}

  static Canvas.Paint any(Random random, int[] colours) {
    List<Supplier<Canvas.Paint>> motifs =
        List.of(
            () -> hills(random, colours),
            () -> rings(random, colours),
            () -> rays(random, colours),
            () -> tiles(random, colours));
    return motifs.get(random.nextInt(motifs.size())).get();
  }

  /** Hills in front of a sky with a low sun. */
  private static Canvas.Paint hills(Random random, int[] colours) {
    double sunX = 0.25 + 0.5 * random.nextDouble();
    double sunY = 0.25 + 0.25 * random.nextDouble();
    double radius = 0.1 + 0.08 * random.nextDouble();
    double[] phase = random.doubles(LAYERS * 2, 0, 2 * Math.PI).toArray();
    return (x, y) -> {
      for (int layer = LAYERS - 1; layer >= 0; layer--) {
        double crest =
            0.48
                + 0.1 * layer
                + 0.06 * Math.sin(x * (3 + layer) + phase[layer])
                + 0.025 * Math.sin(x * (9 + 2 * layer) + phase[layer + LAYERS]);
        if (y > crest) {
          return mixed(colours[1], colours[0], (layer + 1.0) / (LAYERS + 1));
        }
      }
      boolean sun = Math.hypot(x - sunX, (y - sunY) * 0.62) < radius;
      return sun ? colours[3] : mixed(colours[2], colours[4], y);
    };
  }

  /** Ripples around two points. */
  private static Canvas.Paint rings(Random random, int[] colours) {
    double aX = random.nextDouble();
    double aY = random.nextDouble();
    double bX = random.nextDouble();
    double width = 0.05 + 0.03 * random.nextDouble();
    return (x, y) -> {
      double a = Math.hypot(x - aX, (y - aY) * 0.62);
      double b = Math.hypot(x - bX, (y - 1.1) * 0.62);
      if (a < width * 1.5) {
        return colours[3];
      }
      int ring = (int) (a / width) + (int) (b / width);
      int[] inks = {colours[1], colours[2], colours[1], colours[0]};
      return mixed(inks[ring % inks.length], colours[0], 0.5 * y);
    };
  }

  /** Light from a point below. */
  private static Canvas.Paint rays(Random random, int[] colours) {
    double fromX = 0.3 + 0.4 * random.nextDouble();
    int number = 9 + 2 * random.nextInt(5);
    double turn = random.nextDouble();
    return (x, y) -> {
      double distance = Math.hypot(x - fromX, (1 - y) * 0.62);
      if (distance < 0.17) {
        return colours[3];
      }
      if (distance < 0.2) {
        return colours[0];
      }
      double angle = Math.atan2((1 - y) * 0.62, x - fromX) / Math.PI;
      boolean light = Math.floorMod((int) Math.floor(angle * number + turn), 2) == 0;
      return light ? mixed(colours[2], colours[1], distance) : colours[1];
    };
  }

  /** Tiles with quarter circles. */
  private static Canvas.Paint tiles(Random random, int[] colours) {
    int[] kinds = random.ints((long) TILES * TILES, 0, 4 * 3).toArray();
    return (x, y) -> {
      double across = x * TILES;
      double down = y * TILES * 0.62;
      int column = Math.min(TILES - 1, (int) across);
      int kind = kinds[column + TILES * (int) down];
      double inX = across - Math.floor(across);
      double inY = down - Math.floor(down);
      double dx = kind % 2 == 0 ? inX : 1 - inX;
      double dy = kind / 2 % 2 == 0 ? inY : 1 - inY;
      double radius = Math.hypot(dx, dy);
      int ink = colours[1 + kind / 4];
      return radius < 0.5 ? colours[4 - kind / 4] : radius < 1 ? ink : colours[0];
    };
  }

  /**
   * @param share of the second, 0-1
   */
  private static int mixed(int first, int second, double share) {
    double part = Math.clamp(share, 0.0, 1.0);
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = first >> shift & 0xff;
      int b = second >> shift & 0xff;
      colour |= (int) Math.round(a + (b - a) * part) << shift;
    }
    return colour;
  }
}
