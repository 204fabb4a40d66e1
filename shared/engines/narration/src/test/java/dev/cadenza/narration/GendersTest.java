package dev.cadenza.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GendersTest {
  @Test
  void shouldKnowNames() {
    assertThat(genders("en", "anna: Hello.", "ben: Hello.", "zorblax: Hello."))
        .containsOnly(Map.entry("anna", "female"), Map.entry("ben", "male"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | kim: Come in. | narrator: she said. | female",
        "en | kim: Come in. | narrator: He shut the door. | male",
        "en | kim: Come in. | narrator: Kim had lost her hat. | female",
        "en | kim: Come in. | narrator: Kim and Anna had lost her hat. | ''",
        "en | kim: Come in. | narrator: The sheriff hid here. | ''",
        "es | kim: Pasa. | narrator: dijo ella. | female",
        "de | kim: Komm. | narrator: sagte er. | male",
        "ja | kim: はい。 | narrator: she said. | ''",
        "en | kim: Come, he said to her. | narrator: It rained. | ''"
      })
  void shouldReadWhatTheNarratorCallsSomebody(
      String language, String first, String second, String gender) {
    assertThat(genders(language, first, second, "anna: Yes.").getOrDefault("kim", ""))
        .isEqualTo(gender);
  }

  private static Map<String, String> genders(String language, String... lines) {
    List<Sentence> sentences =
        Arrays.stream(lines)
            .map(line -> line.split(": ", 2))
            .map(line -> new Sentence(line[0], line[1], Pause.SENTENCE))
            .toList();
    Script script = Script.of(sentences);
    Map<String, String> names =
        script.speakers().stream()
            .filter(it -> !it.equals("narrator"))
            .collect(Collectors.toMap(Function.identity(), Function.identity()));
    return new Genders(script, names, "narrator", language).found();
  }
}
