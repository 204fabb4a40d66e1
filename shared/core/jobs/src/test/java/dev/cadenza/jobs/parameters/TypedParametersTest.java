package dev.cadenza.jobs.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.jobs.parameters.terms.PronunciationEntry;
import dev.cadenza.jobs.parameters.validation.Parameter;
import dev.cadenza.model.JobType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TypedParametersTest {
  @ParameterizedTest
  @EnumSource
  void shouldTakeWhatIsOfAnotherFormForLeftOut(JobType type) {
    Map<String, Object> wrong = new HashMap<>();
    Map<String, Object> absent = new HashMap<>();
    for (Parameter parameter : JobParameters.of(type).parameters()) {
      wrong.put(parameter.name(), List.of());
      absent.put(parameter.name(), null);
    }

    assertThat(TypedParameters.of(type, wrong)).isEqualTo(TypedParameters.of(type, Map.of()));
    assertThat(TypedParameters.of(type, absent)).isEqualTo(TypedParameters.of(type, Map.of()));
  }

  @Test
  void shouldReadASpeech() {
    TextToSpeechParameters speech =
        TextToSpeechParameters.of(
            Map.of(
                "text",
                " Hello. ",
                "voice",
                " flite/slt ",
                "voices",
                Map.of("Anna", " flite/kal "),
                "speed",
                2,
                "format",
                "wav",
                "image_descriptions",
                true,
                "engine",
                "flite",
                "engines",
                Map.of("tts", "espeak-ng")));

    assertThat(speech.text()).contains(" Hello. ");
    assertThat(speech.voices().voice()).contains("flite/slt");
    assertThat(speech.voices().byKey()).isEqualTo(Map.of("anna", "flite/kal"));
    assertThat(speech.speed()).isEqualTo(2);
    assertThat(speech.format()).contains("wav");
    assertThat(speech.imageDescriptions()).isTrue();
    assertThat(speech.engines().engine()).contains("flite");
    assertThat(speech.engines().of("tts")).contains("espeak-ng");
    assertThat(speech.engines().of("stt")).isEmpty();
  }

  @Test
  void shouldReadTheOutputsAndChaptersOfASpeech() {
    TextToSpeechParameters speech =
        TextToSpeechParameters.of(
            Map.of("outputs", List.of("epub"), "chapters", List.of(1, " 3-4 ", 7.0)));

    assertThat(speech.outputs()).isEqualTo(new SpeechOutputs(true, false));
    assertThat(IntStream.rangeClosed(1, 9).filter(speech.chapters()::contains))
        .containsExactly(1, 3, 4, 7);
    TextToSpeechParameters other = TextToSpeechParameters.of(Map.of());
    assertThat(other.outputs()).isEqualTo(new SpeechOutputs(false, false));
    assertThat(other.chapters().areAll()).isTrue();
  }

  @Test
  void shouldRefuseWrongOutputsAndChapters() {
    assertThat(
            JobParameters.of(JobType.TTS)
                .faults(
                    Map.of("outputs", List.of("pdf"), "chapters", List.of("one", 0, "9-5", "5-9")),
                    true)
                .toString())
        .contains("pdf", "Enter a range of chapters, such as \"5-9\"", "greater than or equal");
    assertThat(JobParameters.of(JobType.TTS).faults(Map.of("chapters", List.of(1, "9-5")), true))
        .isEqualTo(
            Map.of("chapters", Map.of("1", List.of("Enter the lower number first: \"5-9\"."))));
  }

  @Test
  void shouldReadATrackByItsNumberOrLanguage() {
    assertThat(SpeechToTextParameters.of(Map.of("audio_track", 2)).audioTrack().number())
        .contains(2);
    assertThat(VoiceCloningParameters.of(Map.of("audio_track", "de")).audioTrack().language())
        .contains("de");
  }

  @Test
  void shouldReadADub() {
    DubbingParameters dub =
        DubbingParameters.of(
            Map.of(
                "target_language",
                "es",
                "voice",
                "match",
                "keep_background",
                false,
                "segments",
                List.of(
                    Map.of("index", 1.0, "text", "one"), Map.of("text", "of none"), "nothing")));

    assertThat(dub.sourceLanguage()).isEmpty();
    assertThat(dub.targetLanguage()).isEqualTo("es");
    assertThat(dub.matched()).isTrue();
    assertThat(dub.voice()).isEmpty();
    assertThat(dub.keepBackground()).isFalse();
    assertThat(dub.segments())
        .containsExactly(new SegmentEdit(1, Optional.of("one"), Optional.empty()));
  }

  @Test
  void shouldPassOverWhatIsNoPronunciation() {
    List<Object> entries =
        Arrays.asList(
            "a",
            null,
            Map.of("word", "a"),
            Map.of("word", " ", "say", "b"),
            Map.of("word", "SQL", "say", "sequel", "language", " en ", "match_case", true));

    assertThat(DubbingParameters.of(Map.of("pronunciations", entries)).pronunciations())
        .containsExactly(new PronunciationEntry("SQL", "sequel", Optional.of("en"), true));
    assertThat(DubbingParameters.of(Map.of("pronunciations", "text")).pronunciations()).isEmpty();
  }

  @Test
  void shouldReadAStoryInLines() {
    AiStoryParameters story =
        AiStoryParameters.of(
            Map.of(
                "prompt",
                " A day.\n\nA night.",
                "narration",
                "single",
                "seed",
                7,
                "seconds",
                60,
                "characters",
                List.of(Map.of("name", "Ann\tLee", "gender", "female"), "somebody")));

    assertThat(story.prompt()).contains("A day. A night.");
    assertThat(story.cast()).isFalse();
    assertThat(story.seed()).contains(7L);
    assertThat(story.seconds()).contains(60);
    assertThat(story.language()).isEqualTo("en");
    assertThat(story.characters())
        .containsExactly(
            new AiStoryParameters.RequestedCharacter("Ann Lee", "", "female"),
            new AiStoryParameters.RequestedCharacter("Unnamed", "", ""));
  }

  @Test
  void shouldKeepWhatItDoesNotKnow() {
    Map<String, Object> json = Map.of("text", "Hello.", "mine", List.of(1), "language", "EN");
    SubmittedParameters submitted = SubmittedParameters.of(JobType.TTS, json);

    assertThat(submitted.json()).isEqualTo(json);
    assertThat(submitted.spelled().json())
        .isEqualTo(Map.of("text", "Hello.", "mine", List.of(1), "language", "en"));
    assertThat(submitted.withEngines(Map.of("tts", "flite")).json())
        .containsEntry("mine", List.of(1))
        .containsEntry("engines", Map.of("tts", "flite"));
    assertThat(submitted.withEngines(Map.of("tts", "flite")).typed().engines().of("tts"))
        .contains("flite");
  }
}
