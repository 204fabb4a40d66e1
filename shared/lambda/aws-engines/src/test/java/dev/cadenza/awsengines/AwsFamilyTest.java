package dev.cadenza.awsengines;

import static dev.cadenza.testing.Failures.assertPermanent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.Transport;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.Voice;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.engines.service.ApiKey;
import dev.cadenza.model.Cost;
import dev.cadenza.testing.StubService.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a deployment sets up, and what it costs. */
final class AwsFamilyTest extends AwsStub {
  @Test
  void shouldReadAKeyFromSecretsManager() {
    aws.thenAnswer(
        Answer.json(200, "{\"Name\": \"openai\", \"SecretString\": \"sk-from-the-store\\n\"}"));
    ApiKey key =
        ApiKey.find(variables(Map.of("OPENAI_API_KEY_SECRET", "openai")), "OPENAI_API_KEY")
            .orElseThrow();

    assertThat(key.read()).isEqualTo("sk-from-the-store");
    assertThat(key.read()).isEqualTo("sk-from-the-store");
    assertThat(aws.requests()).hasSize(1);
    assertThat(key).hasToString("OPENAI_API_KEY_SECRET");
  }

  @Test
  void shouldSayWhichSecretCannotBeRead() {
    aws.thenAnswer(
        Answer.json(
            400, "{\"__type\": \"ResourceNotFoundException\", \"Message\": \"Not found.\"}"));
    ApiKey key =
        ApiKey.find(variables(Map.of("OPENAI_API_KEY_SECRET", "openai")), "OPENAI_API_KEY")
            .orElseThrow();

    assertPermanent(key::read, "engine_key_missing");
  }

  @Test
  void shouldOfferOnlyWhatTheDeploymentMayUse() {
    assertThat(EngineFamilies.offered(Map.of())).isEqualTo(EngineCatalog.NOTHING);
    assertThat(offer("polly").recognizers()).isEmpty();
    assertThat(offer("polly").synthesizers()).hasSize(1);
    assertThatThrownBy(() -> offer("rekognition"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rekognition");
  }

  @Test
  void shouldShareTheClientsOfItsFunction() throws Exception {
    Map<String, String> variables =
        variables(Map.of("AWS_ENGINES", "translate", "OPENAI_API_KEY_SECRET", "openai"));
    List<URI> made = new ArrayList<>();
    AwsClients clients =
        Transport.with(
            endpoint -> {
              made.add(endpoint);
              return Optional.empty();
            },
            () -> new AwsClients(Environment.of(variables)));

    for (int time = 0; time < 2; time++) {
      EngineCatalog shared = clients.sharedBy(() -> EngineFamilies.offered(variables));
      aws.thenAnswer(Answer.json(400, "{}"));
      assertPermanent(() -> translate(shared, "Hello."), "engine_refused_input");
    }
    assertThat(made).hasSize(1);
    for (int time = 0; time < 2; time++) {
      aws.thenAnswer(Answer.json(200, "{\"Name\": \"openai\", \"SecretString\": \"sk\"}"));
      clients.sharedBy(() -> ApiKey.find(variables, "OPENAI_API_KEY")).orElseThrow().read();
    }
    assertThat(made).hasSize(2);
  }

  @Test
  void shouldKnowWhatItCosts() {
    SpeechSynthesizer polly = offer.synthesizers().getFirst();
    assertThat(offer.recognizers().getFirst().price().of(60)).isEqualTo(Cost.ofUsd(0.024));
    assertThat(polly.price(voice("polly/Joanna")).of(1_000_000)).isEqualTo(Cost.ofUsd(32));
    assertThat(polly.price(voice("polly/Ruth-generative")).of(1_000_000)).isEqualTo(Cost.ofUsd(30));
    assertThat(offer.translators().getFirst().price().usd()).isPositive();
    assertThat(offer("bedrock").translators().getFirst().price()).isNotEqualTo(Price.FREE);
  }

  private Voice voice(String id) {
    return offer.synthesizers().getFirst().voices().stream()
        .filter(voice -> voice.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
