package dev.cadenza.awsengines;

import static dev.cadenza.testing.Failures.assertPermanent;
import static dev.cadenza.testing.Failures.assertTransient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.testing.StubService.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences in another language, and what errors of a service mean. */
final class AmazonTranslatorTest extends AwsStub {
  @Test
  void shouldTranslateSentenceBySentence() throws Exception {
    aws.thenAnswer(translated("早上好。"), translated("九。"));

    assertThat(translate(offer, "Good morning.", "", "Nine.")).containsExactly("早上好。", "", "九。");
    // A letter before a short text is its length: CBOR again.
    assertThat(aws.lastRequest().path()).endsWith("/operation/TranslateText");
    assertThat(aws.lastRequest().text())
        .contains("SourceLanguageCodeben")
        .contains("TargetLanguageCodebzh")
        .contains("eNine.");
  }

  private static Answer translated(String text) {
    return cbor(
        200,
        Map.of("TranslatedText", text, "SourceLanguageCode", "en", "TargetLanguageCode", "zh"));
  }

  /** The SDK speaks CBOR (RFC 8949) with Translate: a map of texts of less than 256 bytes. */
  private static Answer cbor(int status, Map<String, String> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0xa0 | fields.size());
    fields.forEach(
        (name, value) -> {
          for (String text : List.of(name, value)) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            bytes.write(0x78);
            bytes.write(utf8.length);
            bytes.writeBytes(utf8);
          }
        });
    return Answer.of(status, "application/cbor", bytes.toByteArray())
        .with("smithy-protocol", "rpc-v2-cbor");
  }

  @ParameterizedTest
  @CsvSource({
    "400, ThrottlingException",
    "429, TooManyRequestsException",
    "503, ServiceUnavailableException",
    "500, InternalServerException",
    "400, LimitExceededException"
  })
  void shouldComeAgainWhenAServiceIsBusy(int status, String error) {
    aws.otherwise(_ -> Optional.of(refusal(status, error, "Rate exceeded")));

    assertTransient(() -> translate(offer, "Good morning."), "engine_busy");
  }

  @ParameterizedTest
  @CsvSource({
    "400, ValidationException, engine_refused_input",
    "400, TextSizeLimitReached, engine_refused_input",
    "400, UnsupportedLanguagePairException, engine_refused_input",
    "400, AccessDeniedException, engine_not_allowed",
    "403, UnrecognizedClientException, engine_not_allowed"
  })
  void shouldGiveUpOnWhatNoRetryMends(int status, String error, String code) {
    aws.thenAnswer(refusal(status, error, "Not like this"));

    assertPermanent(() -> translate(offer, "Good morning."), code);
  }

  @Test
  void shouldComeAgainWhenNobodyAnswers() {
    aws.close();

    assertTransient(() -> translate(offer, "Good morning."), "engine_unreachable");
  }

  private static Answer refusal(int status, String error, String message) {
    return cbor(status, Map.of("__type", "com.amazonaws.translate#" + error, "message", message));
  }
}
