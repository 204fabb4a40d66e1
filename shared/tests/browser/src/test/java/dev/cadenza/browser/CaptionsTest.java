package dev.cadenza.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the player breaks subtitles into lines, asked of the module that the page loads. */
final class CaptionsTest {
  private static final int LINE = 42;

  private static final String MODULE =
      "async cues => {"
          + " const main = document.querySelector('script[type=module][src]').src;"
          + " const { laidOut } = await import(new URL('parts/captions.js', main));"
          + " return laidOut(cues); }";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Good morning.",
        "The train leaves at nine in the morning from platform two, and I am late.",
        "When the rain stopped, the children ran down to the river, where the old boat lay, and none of"
            + " them saw that the water had risen to the edge of the path by the mill.",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen, sagte er."
      })
  void shouldShowAtMostTwoLinesAndLoseNoWord(String text) {
    List<Map<String, Object>> parts = laidOut(2.0, 8.0, text);

    double at = 2.0;
    for (Map<String, Object> part : parts) {
      assertThat(lines(part)).hasSizeLessThanOrEqualTo(2);
      assertThat(lines(part)).allMatch(line -> line.length() <= LINE || !line.contains(" "));
      assertThat(seconds(part, "start")).isCloseTo(at, within(0.001));
      at = seconds(part, "end");
      assertThat(at).isGreaterThan(seconds(part, "start"));
    }
    assertThat(at).isCloseTo(8.0, within(0.001));
    assertThat(String.join(" ", parts.stream().flatMap(part -> lines(part).stream()).toList()))
        .isEqualTo(text);
  }

  @Test
  void shouldLeaveNoSingleWordOnALineOfItsOwn() {
    List<Map<String, Object>> parts =
        laidOut(0.0, 3.0, "She never said a word about it to anybody here.");

    assertThat(parts).hasSize(1);
    assertThat(lines(parts.getFirst())).allMatch(line -> line.split(" ").length > 2);
  }

  @Test
  void shouldSendTheFieldsOfSubtitlesAsParameters() {
    String script =
        "async values => {"
            + " const main = document.querySelector('script[type=module][src]').src;"
            + " const { subtitleValues, withSubtitles } = await import(new URL('forms/subtitles.js',"
            + " main)); return withSubtitles({ ...subtitleValues, ...values }, true); }";
    try (Window window = Window.desk()) {
      Page page = window.go("/").page();

      assertThat(page.evaluate(script, Map.of("language", "en")))
          .isEqualTo(Map.of("language", "en"));
      assertThat(
              page.evaluate(
                  script,
                  Map.of(
                      "cue_preset", "bbc",
                      "cue_words", "3",
                      "cue_styled", true,
                      "cue_bilingual", true,
                      "burn", true,
                      "burn_highlight", true)))
          .isEqualTo(
              Map.of(
                  "subtitles",
                  Map.of(
                      "preset",
                      "bbc",
                      "words_per_cue",
                      3,
                      "formats",
                      List.of("ass"),
                      "bilingual",
                      true),
                  "burn_in",
                  Map.of("highlight", "#FFD400")));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> laidOut(double start, double end, String text) {
    Map<String, Object> cue = Map.of("start", start, "end", end, "text", text);
    try (Window window = Window.desk()) {
      return (List<Map<String, Object>>) window.go("/").page().evaluate(MODULE, List.of(cue));
    }
  }

  private static List<String> lines(Map<String, Object> part) {
    return ((String) part.get("text")).lines().toList();
  }

  private static double seconds(Map<String, Object> part, String name) {
    return ((Number) part.get(name)).doubleValue();
  }
}
