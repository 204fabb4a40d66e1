package dev.cadenza.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPatternTest {
  private static final EventPattern PATTERN =
      new EventPattern(
          Map.of(
              "source", List.of("aws.transcribe"),
              "detail",
                  Map.of(
                      "Status", List.of("COMPLETED", "FAILED"),
                      "Name", List.of(Map.of("prefix", "cadenza-")))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "true  | {'source': 'aws.transcribe', 'detail': {'Status': 'FAILED', 'Name': 'cadenza-1'}}",
        "true  | {'source': 'aws.transcribe', 'detail': {'Status': ['X', 'COMPLETED'], 'Name': 'cadenza-1', 'More': 1}}",
        "false | {'source': 'aws.polly', 'detail': {'Status': 'FAILED', 'Name': 'cadenza-1'}}",
        "false | {'source': 'aws.transcribe', 'detail': {'Status': 'IN_PROGRESS', 'Name': 'cadenza-1'}}",
        "false | {'source': 'aws.transcribe', 'detail': {'Status': 'FAILED', 'Name': 'else-1'}}",
        "false | {'source': 'aws.transcribe', 'detail': {'Status': 'FAILED'}}",
        "false | {'source': 'aws.transcribe'}"
      })
  void shouldMatchAsEventBridgeDoes(boolean matches, String event) throws Exception {
    assertThat(PATTERN.matches(new ObjectMapper().readTree(event.replace('\'', '"'))))
        .isEqualTo(matches);
  }
}
