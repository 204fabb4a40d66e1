package dev.cadenza.awsengines;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.engines.service.SecretStore;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Keys in Secrets Manager, by their secret's name or ARN. */
public final class SecretsManagerStore implements SecretStore {
  private final Optional<AwsClients> shared = AwsClients.shared();

  @Override
  public String read(String id, Map<String, String> variables) {
    AwsClients clients = shared.orElseGet(() -> new AwsClients(Environment.of(variables)));
    try {
      return clients
          .client(SecretsManagerClient.class, SecretsManagerClient::builder, "SECRETS_MANAGER")
          .getSecretValue(request -> request.secretId(id))
          .secretString();
    } catch (AwsServiceException e) {
      if (e.isThrottlingException() || e.statusCode() >= 500) {
        throw busy(e);
      }
      throw new PermanentFailure(
          "engine_key_missing",
          "The secret \"%s\" cannot be read. An administrator must check its name, and that this deployment may read it."
              .formatted(id));
    } catch (SdkClientException e) {
      throw busy(e);
    }
  }

  private static TransientFailure busy(Exception cause) {
    return new TransientFailure("secrets_busy", "Secrets Manager does not respond.", cause);
  }
}
