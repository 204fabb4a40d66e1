package dev.cadenza.transcripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.Transcript.Word;
import dev.cadenza.http.wire.WireException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubmittedTranscriptTest {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private static TranscriptDocument read(String segments) throws IOException {
    return SubmittedTranscript.read(
        Samples.TALK, JSON.readValue(segments.replace('\'', '"'), Object.class));
  }

  @Test
  void shouldTakeBackWhatItGave() throws IOException {
    String given = JSON.writeValueAsString(Samples.TALK.segments());

    assertThat(read(given)).isEqualTo(Samples.TALK);
  }

  @Test
  void shouldSplitAndJoinSegments() throws IOException {
    TranscriptDocument edited =
        read(
            "[{'start': 0, 'end': 0.5, 'text': 'Good'},"
                + "{'start': 0.5, 'end': 3, 'speaker': 'Eve', 'text': 'morning, Bob. Hello there.'}]");

    assertThat(edited.speakers()).containsExactly("Eve");
    assertThat(edited.segments().getLast().words())
        .extracting(Word::start)
        .containsExactly(0.5, 1.0, 2.0, 2.5);
    assertThat(edited.segments().getLast().confidence()).isEqualTo(0.5);
  }

  @Test
  void shouldIgnoreTimesOfWordsThatAreNotInTheText() throws IOException {
    TranscriptDocument edited =
        read(
            "[{'start': 2, 'end': 3, 'text': 'Hi there.',"
                + " 'words': [{'word': 'Hello', 'start': 2, 'end': 3, 'confidence': 0.1}]}]");

    assertThat(edited.segments().getFirst().words())
        .containsExactly(new Word("Hi", 2, 2.5, 1), new Word("there.", 2.5, 3, 0.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'end': 1, 'text': 'a'} | start | This field is required.
          {'start': 'x', 'end': 1, 'text': 'a'} | start | A valid number is required.
          {'start': -1, 'end': 1, 'text': 'a'} | start | Ensure this value is from 0 to 6.0, in seconds.
          {'start': 0, 'end': 7, 'text': 'a'} | end | Ensure this value is from 0 to 6.0, in seconds.
          {'start': 2, 'end': 1, 'text': 'a'} | end | The end must not be before the start.
          {'start': 1, 'end': 2, 'text': ' '} | text | This field may not be blank.
          {'start': 1, 'end': 2, 'text': 'a\\u0000'} | text | Not a valid string.
          {'start': 1, 'end': 2, 'text': 'a', 'speaker': ''} | speaker | This field may not be blank.
          {'start': 1, 'end': 2, 'text': 'a', 'words': [{'word': 'a', 'start': 0, 'end': 1}]} | words | Expected a list of words
          {'start': 0.2, 'end': 2, 'text': 'a'} | start | Segments must be in the order of their starts.
          7 | non_field_errors | Expected an object.
          """)
  void shouldSayWhatIsWrongWithASegment(String segment, String field, String message) {
    String all = "[{'start': 0.5, 'end': 1, 'text': 'ok'}, " + segment + "]";

    assertThatThrownBy(() -> read(all))
        .isInstanceOfSatisfying(
            WireException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(400);
              assertThat(refusal.body().toString())
                  .startsWith("{segments={1={" + field + "=[" + message);
            });
  }

  @Test
  void shouldRefuseWhatIsNoList() {
    assertThatThrownBy(() -> read("{}")).isInstanceOf(WireException.class);
  }
}
