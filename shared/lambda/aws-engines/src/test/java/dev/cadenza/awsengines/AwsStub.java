package dev.cadenza.awsengines;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.media.Cancellation;
import dev.cadenza.testing.StubService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/**
 * The SDK's own requests and its own reading of answers, over HTTP on this machine. The answers
 * have the shapes that AWS documents for its services; none was recorded from a live one.
 */
abstract class AwsStub {
  static final JsonMapper JSON = JsonMapper.builder().build();
  static final String ERROR_HEADER = "x-amzn-ErrorType";

  final StubService aws = StubService.start();
  final EngineCatalog offer = offer("transcribe,polly,translate");

  @AfterEach
  final void stop() {
    aws.close();
  }

  final EngineCatalog offer(String engines) {
    return EngineFamilies.offered(variables(Map.of("AWS_ENGINES", engines)));
  }

  final Map<String, String> variables(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("AWS_REGION", "eu-central-1");
    variables.put("AWS_ACCESS_KEY_ID", "id");
    variables.put("AWS_SECRET_ACCESS_KEY", "secret");
    variables.put("BUCKET", "media");
    for (String service :
        List.of("TRANSCRIBE", "POLLY", "TRANSLATE", "BEDROCK_RUNTIME", "SECRETS_MANAGER", "S3")) {
      variables.put("AWS_ENDPOINT_URL_" + service, aws.url().toString());
    }
    return variables;
  }

  static List<String> translate(EngineCatalog offer, String... sentences) throws Exception {
    Translator translator = offer.translators().getFirst();
    return translator.translate(
        List.of(sentences), new LanguagePair("en", "zh"), Cancellation.NEVER);
  }
}
