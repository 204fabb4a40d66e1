package dev.cadenza.e2e.operations;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.local.Provisioner;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.Tag;

/** One LocalStack for all tests of a run: one that runs already, or a container. */
final class LocalStack {
  /** Names one that runs already, like {@code http://localhost:4566}. */
  private static final String VARIABLE = "CADENZA_LOCALSTACK";

  /** Image and tag, as the root pom has them. */
  private static final String IMAGE = System.getProperty("cadenza.localstack");

  private LocalStack() {}

  /** Why there can be none here, if so. */
  static Optional<String> missing() {
    return running().isPresent() || DockerClientFactory.instance().isDockerAvailable()
        ? Optional.empty()
        : Optional.of(
            "There is no Docker here, and "
                + VARIABLE
                + " names no LocalStack that runs; see CONTRIBUTING.md.");
  }

  /** LocalStack, with all that the template keeps. */
  static Provisioner shared() {
    return Started.SHARED;
  }

  /** Started when it is first asked for; what does not start is not tried again. */
  private static final class Started {
    static final Provisioner SHARED = provision(running().orElseGet(LocalStack::container));
  }

  private static Provisioner provision(URI endpoint) {
    Provisioner furnished =
        Provisioner.provision(Path.of(System.getProperty("cadenza.home")), endpoint);
    createKeys(furnished);
    return furnished;
  }

  /** The variables of a function, for adapters that a test makes itself. */
  static Environment environment(String function) {
    return Environment.of(shared().environmentOf(function));
  }

  private static Optional<URI> running() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .filter(url -> !url.isBlank())
        .map(URI::create);
  }

  /** Not stopped: Testcontainers removes it when this process has ended. */
  @SuppressWarnings("resource")
  private static URI container() {
    LocalStackContainer container =
        new LocalStackContainer(DockerImageName.parse(IMAGE))
            .withServices("dynamodb", "kms", "s3", "secretsmanager", "sqs");
    container.start();
    return container.getEndpoint();
  }

  private static void createKeys(Provisioner furnished) {
    Environment environment = Environment.of(furnished.environmentOf("AuthFunction"));
    try (KmsClient kms = new AwsClients(environment).kms()) {
      furnished.keys().forEach(key -> createKey(kms, key.keyId()));
    }
  }

  /** LocalStack takes the identifier of a key from a tag. */
  private static void createKey(KmsClient kms, String id) {
    try {
      kms.describeKey(request -> request.keyId(id));
    } catch (NotFoundException e) {
      Tag named = Tag.builder().tagKey("_custom_id_").tagValue(id).build();
      kms.createKey(
          request ->
              request
                  .keySpec(KeySpec.ECC_NIST_P256)
                  .keyUsage(KeyUsageType.SIGN_VERIFY)
                  .tags(named));
    }
  }
}
