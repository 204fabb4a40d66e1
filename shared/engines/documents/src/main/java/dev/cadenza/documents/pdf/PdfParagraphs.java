package dev.cadenza.documents.pdf;

import dev.cadenza.documents.parts.Part;
import dev.cadenza.documents.parts.TextCleaner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Joins lines to headings and paragraphs. */
final class PdfParagraphs {
  private static final double HEADING = 1.15;
  private static final int LONGEST_HEADING = 120;

  private final double bodySize;
  private final double lineGap;
  private final double left;
  private final double right;
  private final Set<String> words;
  private final List<Double> headingSizes;
  private final List<Placed> finished = new ArrayList<>();
  private final List<PdfLine> open = new ArrayList<>();

  /**
   * A part of the document.
   *
   * @param page from 0, on which it begins
   */
  record Placed(int page, Part part) {}

  private PdfParagraphs(List<PdfLine> lines, double bodySize) {
    this.bodySize = bodySize;
    this.lineGap = gap(lines);
    this.left =
        lines.stream()
            .mapToDouble(PdfLine::left)
            .sorted()
            .skip(lines.size() / 10)
            .findFirst()
            .orElse(0);
    this.right =
        lines.stream()
            .mapToDouble(PdfLine::right)
            .sorted()
            .skip(lines.size() * 9L / 10)
            .findFirst()
            .orElse(0);
    this.words =
        lines.stream()
            .flatMap(
                line ->
                    Arrays.stream(line.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}-]+")))
            .collect(Collectors.toSet());
    Set<Double> sizes = new TreeSet<>(java.util.Comparator.reverseOrder());
    lines.stream().filter(this::isLarge).forEach(line -> sizes.add(line.size()));
    this.headingSizes = List.copyOf(sizes);
  }

  static List<Placed> of(List<PdfLine> lines, double bodySize) {
    PdfParagraphs paragraphs = new PdfParagraphs(lines, bodySize);
    lines.forEach(paragraphs::add);
    paragraphs.end();
    return paragraphs.finished;
  }

  private static double gap(List<PdfLine> lines) {
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      double gap = lines.get(i).y() - lines.get(i - 1).y();
      if (lines.get(i).page() == lines.get(i - 1).page()
          && gap > 0
          && gap < 3 * lines.get(i).size()) {
        gaps.add(gap);
      }
    }
    return gaps.isEmpty()
        ? 0
        : gaps.stream().sorted().skip(gaps.size() / 2).findFirst().orElseThrow();
  }

  private boolean isLarge(PdfLine line) {
    return line.size() >= bodySize * HEADING
        && line.text().length() <= LONGEST_HEADING
        && line.text().codePoints().anyMatch(Character::isLetter);
  }

  private void add(PdfLine line) {
    if (!open.isEmpty() && begins(open.getLast(), line)) {
      end();
    }
    open.add(line);
  }

  private boolean begins(PdfLine before, PdfLine line) {
    boolean large = isLarge(line);
    if (isLarge(before) != large || (large && before.size() != line.size())) {
      return true;
    }
    if (before.endsDivided()) {
      return false;
    }
    double gap = line.y() - before.y();
    boolean elsewhere = line.page() != before.page() || gap < -line.size();
    if (large) {
      return elsewhere || gap > 2 * line.size();
    }
    boolean afterBoldHeading = before.bold() != line.bold() && isBoldHeading(open);
    boolean afterSpace = !elsewhere && gap > 1.35 * lineGap;
    return afterBoldHeading
        || afterSpace
        || (before.endsSentence() && beginsAfterEnd(before, line));
  }

  /** Whether the line after a sentence's end begins a paragraph: by its indent or a short line. */
  private boolean beginsAfterEnd(PdfLine before, PdfLine line) {
    boolean samePage = line.page() == before.page();
    double margin = samePage ? margin(before) : left;
    return line.isItem()
        || line.left() > margin + 0.7 * line.size()
        || before.right() < right - 2 * line.size();
  }

  /** The left edge of a paragraph's lines, apart from the indent of its first one. */
  private double margin(PdfLine before) {
    return open.stream()
        .filter(it -> it.page() == before.page())
        .mapToDouble(PdfLine::left)
        .min()
        .orElse(before.left());
  }

  private static boolean isBoldHeading(Collection<PdfLine> lines) {
    return lines.stream().allMatch(PdfLine::bold)
        && lines.stream().mapToInt(line -> line.text().length()).sum() <= LONGEST_HEADING;
  }

  private void end() {
    if (open.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    for (PdfLine line : open) {
      join(text, line.text());
    }
    PdfLine first = open.getFirst();
    String written = TextCleaner.clean(text.toString());
    finished.add(new Placed(first.page(), new Part(level(first, written), written)));
    open.clear();
  }

  private int level(PdfLine first, String text) {
    if (isLarge(first)) {
      return Math.min(6, 1 + headingSizes.indexOf(first.size()));
    }
    boolean heading =
        isBoldHeading(open)
            && !first.endsSentence()
            && text.codePoints().anyMatch(Character::isLetter);
    return heading ? Math.min(6, 1 + headingSizes.size()) : 0;
  }

  /** Joins a word that is divided at the line's end. */
  private void join(StringBuilder text, String line) {
    String before = text.toString();
    boolean divided =
        before.matches("(?s).*\\p{L}[-\u2010]")
            && !line.isEmpty()
            && Character.isLowerCase(line.codePointAt(0));
    if (!divided) {
      text.append(text.isEmpty() || before.matches("(?s).*\\p{L}[-\u2010]") ? "" : " ")
          .append(line);
      return;
    }
    String left =
        before.substring(0, before.length() - 1).replaceFirst("(?s).*[^\\p{L}\\p{N}-]", "");
    String end = line.replaceFirst("(?s)[^\\p{L}\\p{N}-].*", "");
    boolean compound =
        words.contains((left + "-" + end).toLowerCase(Locale.ROOT))
            && !words.contains((left + end).toLowerCase(Locale.ROOT));
    if (!compound) {
      text.setLength(text.length() - 1);
    }
    text.append(line);
  }
}
