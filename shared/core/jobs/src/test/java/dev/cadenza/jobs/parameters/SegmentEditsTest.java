package dev.cadenza.jobs.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentEditsTest {
  private static final Map<String, Object> SPANISH = Map.of("target_language", "es");

  @Test
  void shouldPutNewEditsOverEarlierOnes() {
    Map<String, Object> first =
        SegmentEdits.merged(SPANISH, SPANISH, edits(translation(1, "uno"), text(3, "three")));
    Map<String, Object> second =
        SegmentEdits.merged(first, first, edits(translation(1, "dos"), translation(3, "tres")));

    assertThat(second.get("segments"))
        .isEqualTo(
            List.of(
                translation(1, "dos"), Map.of("index", 3, "text", "three", "translation", "tres")));
  }

  @Test
  void shouldTranslateAnewWhatIsSaidAnew() {
    Map<String, Object> first = SegmentEdits.merged(SPANISH, SPANISH, edits(translation(1, "uno")));

    assertThat(SegmentEdits.merged(first, first, edits(text(1, "two"))).get("segments"))
        .isEqualTo(List.of(text(1, "two")));
  }

  @Test
  void shouldKeepTextsAndDropTranslationsInAnotherLanguage() {
    Map<String, Object> first =
        SegmentEdits.merged(SPANISH, SPANISH, edits(translation(0, "uno"), text(1, "two")));

    assertThat(SegmentEdits.merged(first, Map.of("target_language", "ca"), List.of()))
        .isEqualTo(Map.of("target_language", "ca", "segments", List.of(text(1, "two"))));
  }

  @Test
  void shouldTakeEditsAmongTheParametersToo() {
    Map<String, Object> given =
        Map.of("target_language", "es", "segments", List.of(text(0, "zero")));

    assertThat(SegmentEdits.merged(SPANISH, given, edits(text(1, "one"))).get("segments"))
        .isEqualTo(List.of(text(0, "zero"), text(1, "one")));
  }

  @Test
  void shouldAddNothingWhereNothingIsEdited() {
    assertThat(SegmentEdits.merged(SPANISH, SPANISH, List.of())).isEqualTo(SPANISH);
    assertThat(SegmentEdits.merged(SPANISH, SPANISH, edits(Map.of("index", 1)))).isEqualTo(SPANISH);
  }

  @Test
  void shouldSayWhichSegmentsThereAre() {
    assertThat(SegmentEdits.unknown(edits(text(1, "x"), text(2, "y")), 2))
        .contains(
            Map.of(
                "1",
                Map.of(
                    "index", List.of("Segment 2 does not exist: the job has segments 0 to 1."))));
    assertThat(SegmentEdits.unknown(edits(text(1, "x")), 2)).isEmpty();
  }

  private static List<SegmentEdit> edits(Object... edits) {
    return SegmentEdit.listOf(List.of(edits));
  }

  private static Map<String, Object> text(int index, String text) {
    return Map.of("index", index, "text", text);
  }

  private static Map<String, Object> translation(int index, String text) {
    return Map.of("index", index, "translation", text);
  }
}
