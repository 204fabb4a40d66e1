package dev.cadenza.awsengines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.engines.service.SecretStore;
import dev.cadenza.testing.SecretStoreContract;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Answer;
import dev.cadenza.testing.StubService.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;

/** The real store keeps the contract, as far as a stub answers like Secrets Manager. */
final class SecretsManagerStoreTest extends SecretStoreContract {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private final StubService service = StubService.start().otherwise(this::answer);

  @AfterEach
  void stop() {
    service.close();
  }

  private Optional<Answer> answer(Request request) {
    try {
      String id = JSON.readTree(request.content()).path("SecretId").asText();
      String secret = secrets.get(id);
      return Optional.of(
          secret == null
              ? error("ResourceNotFoundException")
              : Answer.json(
                  200, JSON.writeValueAsString(Map.of("Name", id, "SecretString", secret))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer error(String type) throws JsonProcessingException {
    return Answer.json(400, JSON.writeValueAsString(Map.of("__type", type, "Message", "No.")));
  }

  @Override
  protected SecretStore store() {
    return new SecretsManagerStore();
  }

  @Override
  protected Map<String, String> variables() {
    return Map.of(
        "AWS_REGION",
        "eu-central-1",
        "AWS_ACCESS_KEY_ID",
        "id",
        "AWS_SECRET_ACCESS_KEY",
        "secret",
        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
        service.url().toString());
  }

  @Override
  protected Map<String, String> unreachable() {
    Map<String, String> variables = variables();
    service.close();
    return variables;
  }

  @Override
  protected void keep(String id, String secret) {
    secrets.put(id, secret);
  }
}
