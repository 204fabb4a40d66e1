package dev.cadenza.cli.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of text with a heading and a rule; each column is as wide as its widest cell. */
public final class Table {
  private static final String GAP = "  ";

  private final List<String> heading;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... heading) {
    this.heading = List.of(heading);
  }

  public Table row(String... cells) {
    if (cells.length != heading.size()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d cells for %d columns", cells.length, heading.size()));
    }
    // A name may contain line breaks, which must not break the table.
    rows.add(Arrays.stream(cells).map(cell -> cell.replaceAll("\\p{Cntrl}", " ")).toList());
    return this;
  }

  public List<String> lines() {
    List<Integer> widths = IntStream.range(0, heading.size()).mapToObj(this::width).toList();
    List<String> lines = new ArrayList<>();
    lines.add(line(heading, widths));
    lines.add(widths.stream().map("─"::repeat).collect(Collectors.joining(GAP)));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  public void printTo(Terminal terminal) {
    lines().forEach(terminal.out()::println);
  }

  private int width(int column) {
    int widest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(heading.get(column).length(), widest);
  }

  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> cells.get(i) + " ".repeat(widths.get(i) - cells.get(i).length()))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }
}
