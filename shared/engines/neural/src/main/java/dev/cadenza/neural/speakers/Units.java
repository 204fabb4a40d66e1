package dev.cadenza.neural.speakers;

import java.util.ArrayList;
import java.util.List;

/**
 * What is clustered: the means of the cells of windows of about 1.5 s, one every 0.75 s, within
 * stretches without pauses.
 */
final class Units {
  /** With the model's window of 0.8 s around each cell, 1.4 s. */
  private static final int CELLS = 4;

  /** More take too long to cluster; of a longer recording it is every second one, or third. */
  private static final int MAX = 2_000;

  private Units() {}

  static List<float[]> of(List<Cell> cells) {
    List<float[]> units = new ArrayList<>();
    for (int from = 0; from < cells.size(); ) {
      int stretch = cells.get(from).stretch();
      int end = from;
      while (end < cells.size() && cells.get(end).stretch() == stretch) {
        end++;
      }
      int count = Math.max(1, Math.round((float) (end - from) / CELLS));
      for (int i = 0; i < count; i++) {
        List<Cell> some =
            cells.subList(from + (end - from) * i / count, from + (end - from) * (i + 1) / count);
        units.add(Vectors.mean(some.stream().map(Cell::vector).toList()));
      }
      from = end;
    }
    return thinned(units);
  }

  private static List<float[]> thinned(List<float[]> units) {
    int step = Math.ceilDiv(units.size(), MAX);
    if (step <= 1) {
      return units;
    }
    List<float[]> some = new ArrayList<>();
    for (int i = 0; i < units.size(); i += step) {
      some.add(units.get(i));
    }
    return some;
  }
}
