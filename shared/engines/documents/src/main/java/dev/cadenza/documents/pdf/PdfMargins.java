package dev.cadenza.documents.pdf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Removes from pages what is not their text: running headers and footers, numbers, footnotes. */
final class PdfMargins {
  /** The number of lines at each edge of a page that may be a header or a footer. */
  private static final int EDGE = 3;

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "(?i)(?:page|seite|p[a\u00e1]gina|pag\\.|p\\.)?\\s*[-\u2013\u2014|]?\\s*(?:\\d{1,4}|[ivxlc]{1,7})"
              + "\\s*[-\u2013\u2014|]?(?:\\s*(?:/|of|von|de|di|sur)\\s*\\d{1,4})?");

  /** A line of a table of contents, or of an index: dots lead to a page. */
  private static final Pattern CONTENTS =
      Pattern.compile(".*(?:\\. ?){5,}(?:(?:\\d{1,4}|[ivxlc]{1,7})(?:, )?)+");

  private static final double FOOTNOTE = 0.92;

  /** The part of a page's height that is above, or below, its text. */
  private static final double MARGIN = 0.1;

  private final List<PdfLine> lines;
  private final double bodySize;

  private PdfMargins(List<PdfLine> lines, double bodySize) {
    this.lines = lines;
    this.bodySize = bodySize;
  }

  static List<PdfLine> removed(List<PdfLine> lines, double bodySize) {
    return new PdfMargins(lines, bodySize).removed();
  }

  private List<PdfLine> removed() {
    Map<Integer, List<PdfLine>> pages =
        lines.stream()
            .collect(Collectors.groupingBy(PdfLine::page, TreeMap::new, Collectors.toList()));
    int several = pages.size() < 5 ? 2 : 3;
    Map<String, Long> times = counts(pages.values(), PdfMargins::key);
    Map<Long, Long> apart =
        pages.values().stream()
            .flatMap(page -> edges(page).stream().filter(line -> isApart(line, page)))
            .collect(Collectors.groupingBy(PdfMargins::height, Collectors.counting()));
    Set<PdfLine> unread = new HashSet<>();
    for (List<PdfLine> page : pages.values()) {
      // A header that names the chapter may be on one page only: it is where the others are.
      Predicate<PdfLine> isRunning =
          line ->
              times.getOrDefault(key(line), 0L) >= several
                  || PAGE_NUMBER.matcher(line.text()).matches()
                  || (isApart(line, page) && apart.getOrDefault(height(line), 0L) >= several);
      List<PdfLine> fromTop = sorted(page);
      fromTop.stream().takeWhile(isRunning).forEach(unread::add);
      fromTop.reversed().stream().takeWhile(isRunning).forEach(unread::add);
      unread.addAll(footnotes(fromTop.stream().filter(line -> !unread.contains(line)).toList()));
    }
    return lines.stream()
        .filter(line -> !unread.contains(line) && !CONTENTS.matcher(line.text()).matches())
        .toList();
  }

  private static List<PdfLine> sorted(List<PdfLine> page) {
    return page.stream().sorted(Comparator.comparingDouble(PdfLine::y)).toList();
  }

  private static <K> Map<K, Long> counts(
      Collection<List<PdfLine>> pages, Function<PdfLine, K> key) {
    return pages.stream()
        .flatMap(page -> edges(page).stream())
        .collect(Collectors.groupingBy(key, Collectors.counting()));
  }

  /** Whether it is in the margin, with space between it and the text, and no heading. */
  private boolean isApart(PdfLine line, List<PdfLine> page) {
    boolean inMargin = line.place() < MARGIN || line.place() > 1 - MARGIN;
    return inMargin
        && line.size() < bodySize * 1.1
        && page.stream()
            .filter(other -> Math.abs(other.y() - line.y()) > 1)
            .allMatch(other -> Math.abs(other.y() - line.y()) > 1.8 * line.size());
  }

  private static List<PdfLine> edges(List<PdfLine> page) {
    List<PdfLine> sorted = sorted(page);
    if (sorted.size() <= 2 * EDGE) {
      return sorted;
    }
    List<PdfLine> edges = new ArrayList<>(sorted.subList(0, EDGE));
    edges.addAll(sorted.subList(sorted.size() - EDGE, sorted.size()));
    return edges;
  }

  /** Equal for lines that differ only in their page number, at the same height. */
  private static String key(PdfLine line) {
    return height(line) + " " + line.text().toLowerCase(Locale.ROOT).replaceAll("\\d+", "#");
  }

  private static long height(PdfLine line) {
    return Math.round(line.y() / 4);
  }

  /** Small lines at the bottom, from the first that begins with a mark. */
  private List<PdfLine> footnotes(List<PdfLine> sorted) {
    int from = sorted.size();
    while (from > 0 && sorted.get(from - 1).size() < bodySize * FOOTNOTE) {
      from--;
    }
    while (from < sorted.size() && !sorted.get(from).marked()) {
      from++;
    }
    return sorted.subList(from, sorted.size());
  }
}
