package dev.cadenza.jobs.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.model.JobType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The parameter {@code subtitles}. */
final class SubtitleParametersTest {
  @ParameterizedTest
  @EnumSource(names = {"STT", "DUBBING"})
  void shouldRefuseLimitsThatCannotBeKept(JobType type) {
    Map<String, Object> wrong =
        Map.of(
            "preset",
            "cinema",
            "max_lines",
            4,
            "max_line_chars",
            9,
            "gap",
            -1,
            "formats",
            List.of("ass", "docx"),
            "bilingual",
            "yes");

    assertThat(faults(type, wrong))
        .isEqualTo(
            Map.of(
                "preset",
                List.of(
                    "\"cinema\" is not a valid choice. Choose one of: netflix, bbc, youtube, tiktok."),
                "max_lines",
                List.of("Ensure this value is less than or equal to 3."),
                "max_line_chars",
                List.of("Ensure this value is greater than or equal to 10."),
                "gap",
                List.of("Ensure this value is greater than or equal to 0.0."),
                "formats",
                Map.of(
                    "1",
                    List.of(
                        "\"docx\" is not a valid choice. Choose one of: ass, karaoke_vtt,"
                            + " karaoke_ass.")),
                "bilingual",
                List.of("Must be a valid boolean.")));
  }

  @ParameterizedTest
  @EnumSource(names = {"STT", "DUBBING"})
  void shouldRefuseTimesThatContradictEachOther(JobType type) {
    assertThat(faults(type, Map.of("min_duration", 3, "max_duration", 2)))
        .isEqualTo(
            Map.of(
                "max_duration",
                List.of("Ensure this value is greater than or equal to min_duration.")));
    assertThat(faults(type, Map.of("min_duration", 2, "max_duration", 2, "words_per_cue", 1)))
        .isNull();
  }

  private static Object faults(JobType type, Object subtitles) {
    return JobParameters.of(type).faults(Map.of("subtitles", subtitles), true).get("subtitles");
  }

  @ParameterizedTest
  @EnumSource(names = {"STT", "DUBBING"})
  void shouldReadWhatIsGiven(JobType type) {
    Map<String, Object> json =
        Map.of(
            "subtitles",
            Map.of("preset", "bbc", "gap", 0.1, "formats", List.of("ass"), "bilingual", true));

    SubtitleParameters read =
        type == JobType.STT
            ? SpeechToTextParameters.of(json).subtitles()
            : DubbingParameters.of(json).subtitles();

    assertThat(read)
        .isEqualTo(
            new SubtitleParameters(Optional.of("bbc"), Map.of("gap", 0.1), Set.of("ass"), true));
  }

  @Test
  void shouldAskForTheLanguageOfTheSecondLine() {
    assertThat(faults(JobType.STT, Map.of("bilingual", true)))
        .isEqualTo(
            Map.of("bilingual", List.of("Also set translate_to, the language to translate into.")));
    assertThat(faults(JobType.DUBBING, Map.of("bilingual", true))).isNull();
  }
}
