package dev.cadenza.jobs.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.jobs.parameters.terms.PronunciationEntries;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Setting;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PronunciationEntriesTest {
  private static final Optional<String> ANNA = Optional.of("anna");
  private static final Optional<String> EVERYBODY = Optional.empty();

  @Test
  void shouldPutTheJobBeforeProjectUserAndEverybody() {
    List<Setting> settings =
        List.of(
            setting(EVERYBODY, "pronunciations", entry("A", "4"), entry("B", "4"), entry("D", "4")),
            setting(ANNA, "pronunciations", entry("a", "3"), entry("B", "3"), entry("C", "3")),
            setting(EVERYBODY, "pronunciations.project.p", entry("E", "2b"), entry("F", "2b")),
            setting(ANNA, "pronunciations.project.p", entry("B", "2"), entry("F", "2")),
            setting(ANNA, "pronunciations.project.other", entry("G", "no")));

    assertThat(PronunciationEntries.merged(List.of(entry("A", "1")), settings, "p"))
        .containsExactly(
            entry("A", "1"),
            entry("B", "2"),
            entry("F", "2"),
            entry("E", "2b"),
            entry("C", "3"),
            entry("D", "4"));
  }

  @Test
  void shouldTellLanguagesAndCasesApart() {
    Map<String, Object> french = Map.of("word", "a", "say", "1", "language", "fr-FR");
    Map<String, Object> canadian = Map.of("word", "a", "say", "2", "language", "fr_CA");
    Map<String, Object> exact = Map.of("word", "A", "say", "3", "match_case", true);

    assertThat(
            PronunciationEntries.merged(
                List.of(french, canadian, exact, entry("a", "4")), List.of(), "p"))
        .containsExactly(french, exact, entry("a", "4"));
  }

  @Test
  void shouldPassOverASettingOfAnotherForm() {
    List<Setting> settings =
        List.of(
            new Setting("1", ANNA, "pronunciations", "text", 1),
            new Setting("2", EVERYBODY, "pronunciations", List.of(Map.of("word", "a")), 1));

    assertThat(PronunciationEntries.merged(null, settings, "p")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = JobType.class,
      names = {"TTS", "DUBBING", "AI_STORIES"})
  void shouldSayWhatIsWrongInItsPlace(JobType type) {
    Object faults =
        JobParameters.of(type)
            .faults(
                Map.of(
                    "pronunciations",
                    List.of(
                        entry("a", "b"),
                        Map.of("word", "a"),
                        entry(" ", "b"),
                        entry("a".repeat(101), "b"),
                        Map.of("word", "a", "say", "b", "language", "?", "match_case", "yes"))),
                true)
            .get("pronunciations");

    assertThat(faults)
        .isEqualTo(
            Map.of(
                "1", Map.of("say", List.of("This field is required.")),
                "2", Map.of("word", List.of("This field may not be blank.")),
                "3", Map.of("word", List.of("Ensure this field has no more than 100 characters.")),
                "4",
                    Map.of(
                        "language", List.of("Enter a language code, such as \"en\"."),
                        "match_case", List.of("Must be a valid boolean."))));
  }

  @Test
  void shouldTakeAtMostFiveHundred() {
    assertThat(PronunciationEntries.fault(Collections.nCopies(500, entry("a", "b")))).isEmpty();
    assertThat(PronunciationEntries.fault(Collections.nCopies(501, entry("a", "b"))))
        .contains(List.of("Ensure this field has no more than 500 elements."));
  }

  @Test
  void shouldKnowTheSettings() {
    assertThat(List.of("pronunciations", "pronunciations.project.01ARZ3NDEKTSV4RRFFQ69G5FAV"))
        .allMatch(PronunciationEntries::isSetting);
    assertThat(List.of("pronunciation", "pronunciations2", "my.pronunciations"))
        .noneMatch(PronunciationEntries::isSetting);
  }

  private static Map<String, Object> entry(String word, String say) {
    return Map.of("word", word, "say", say);
  }

  private static Setting setting(Optional<String> owner, String key, Object... entries) {
    return new Setting("id", owner, key, List.of(entries), 1);
  }
}
