package dev.cadenza.media.subtitles;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How subtitles look.
 *
 * @param fontSize in percent of the shorter side of the picture
 * @param color of the text, as {@code #RRGGBB}
 * @param outline the colour around the letters, or {@code none}
 * @param background the colour of a box behind the text, or {@code none}
 * @param highlight the colour of the word that is spoken; empty for none
 */
public record AssStyle(
    double fontSize,
    String color,
    String outline,
    String background,
    Position position,
    Optional<String> highlight) {
  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

  /** No colour. */
  public static final String NONE = "none";

  /** White with a black outline, at the bottom. */
  public static final AssStyle STANDARD =
      new AssStyle(5, "#FFFFFF", "#000000", NONE, Position.BOTTOM, Optional.empty());

  public AssStyle {
    requireNonNull(position, "position");
    if (!(fontSize > 0 && fontSize <= 100)
        || !COLOR.matcher(color).matches()
        || !isColorOrNone(outline)
        || !isColorOrNone(background)
        || !highlight.map(COLOR::matcher).map(it -> it.matches()).orElse(true)) {
      throw new IllegalArgumentException("A size of " + fontSize + " %, or not a colour?");
    }
  }

  /** Where subtitles are in the picture. */
  public enum Position {
    BOTTOM,
    MIDDLE,
    TOP
  }

  /**
   * The standard style, with others in the place of single properties.
   *
   * @param properties by their names in the API: {@code font_size}, {@code color}, {@code outline},
   *     {@code background}, {@code position}, {@code highlight}
   * @throws IllegalArgumentException if one has another form
   */
  public static AssStyle of(Map<String, ?> properties) {
    Object size = properties.get("font_size");
    return new AssStyle(
        size instanceof Number number ? number.doubleValue() : STANDARD.fontSize,
        text(properties, "color").orElse(STANDARD.color),
        text(properties, "outline").orElse(STANDARD.outline),
        text(properties, "background").orElse(STANDARD.background),
        text(properties, "position")
            .map(it -> Position.valueOf(it.toUpperCase(Locale.ROOT)))
            .orElse(STANDARD.position),
        text(properties, "highlight").filter(it -> !it.equals(NONE)));
  }

  private static Optional<String> text(Map<String, ?> properties, String name) {
    return properties.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static boolean isColorOrNone(String text) {
    return text.equals(NONE) || COLOR.matcher(text).matches();
  }

  boolean isBoxed() {
    return !background.equals(NONE);
  }

  /**
   * The line of the styles section.
   *
   * @param size of letters in pixels
   * @param karaoke whether words have the colour of the highlight once they are spoken
   */
  String line(String font, int size, int width, boolean karaoke) {
    String spoken = karaoke ? highlight.orElse("#FFD400") : color;
    int alignment =
        switch (position) {
          case BOTTOM -> 2;
          case MIDDLE -> 5;
          case TOP -> 8;
        };
    boolean outlined = !outline.equals(NONE);
    long edge =
        isBoxed() || outlined ? Math.max(1, Math.round(size / (isBoxed() ? 6.0 : 14.0))) : 0;
    int margin = Math.max(1, width / 20);
    return "Style: Default,%s,%d,%s,%s,%s,%s,0,0,0,0,100,100,0,0,%d,%d,0,%d,%d,%d,%d,1"
        .formatted(
            font,
            size,
            bgr(spoken),
            bgr(color),
            bgr(isBoxed() ? background : outlined ? outline : "#000000"),
            bgr("#000000"),
            isBoxed() ? 3 : 1,
            edge,
            alignment,
            margin,
            margin,
            Math.max(1, size));
  }

  /** The colour as the format has it: blue, green, red. */
  static String bgr(String color) {
    return ("&H00" + color.substring(5, 7) + color.substring(3, 5) + color.substring(1, 3))
        .toUpperCase(Locale.ROOT);
  }
}
