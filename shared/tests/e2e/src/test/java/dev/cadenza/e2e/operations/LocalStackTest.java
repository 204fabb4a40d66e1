package dev.cadenza.e2e.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.Passwords;
import dev.cadenza.aws.SqsJobQueue;
import dev.cadenza.aws.dynamodb.DynamoAccounts;
import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.aws.dynamodb.DynamoVoices;
import dev.cadenza.aws.s3.PresignedLinks;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.QueueReader;
import dev.cadenza.engines.cloned.ClonedVoices;
import dev.cadenza.engines.service.SecretStore;
import dev.cadenza.jobs.JobQueue;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.jobs.WorkFiles;
import dev.cadenza.local.function.Functions;
import dev.cadenza.local.function.Outcome;
import dev.cadenza.model.Account;
import dev.cadenza.model.Job;
import dev.cadenza.model.ResultFile;
import dev.cadenza.model.Role;
import dev.cadenza.model.Upload;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.testing.ClonedVoicesContract;
import dev.cadenza.testing.JobQueueContract;
import dev.cadenza.testing.JobStoreContract;
import dev.cadenza.testing.SecretStoreContract;
import dev.cadenza.testing.WorkFilesContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The adapters keep the contracts of their ports on LocalStack, too, and functions run on it. */
@OnLocalStack
final class LocalStackTest {
  private static final Path EVENTS = Path.of(System.getProperty("cadenza.home"), "events");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Nested
  final class Jobs extends JobStoreContract {
    private final Environment environment = LocalStack.environment("JobsFunction");
    private final JobStore store =
        new DynamoJobs(new AwsClients(environment).dynamoDb(), environment);

    @Override
    protected JobStore store() {
      return store;
    }
  }

  @Nested
  final class Voices extends ClonedVoicesContract {
    private final Environment environment = LocalStack.environment("VoicesFunction");
    private final ClonedVoices voices =
        new DynamoVoices(new AwsClients(environment).dynamoDb(), environment);

    @Override
    protected ClonedVoices voices() {
      return voices;
    }
  }

  @Nested
  final class Files extends WorkFilesContract {
    private final Environment environment = LocalStack.environment("JobsFunction");
    private final WorkFiles files = new S3WorkFiles(new AwsClients(environment).s3(), environment);

    @Override
    protected WorkFiles files() {
      return files;
    }

    @Test
    void shouldBeReachedByPresignedLinks() {
      PresignedLinks links =
          new PresignedLinks(new AwsClients(environment).s3Presigner(), environment);
      String id = Ulid.next(Instant.now());
      Instant now = Instant.now();
      Upload upload =
          new Upload(
              id,
              "ada",
              "talk.txt",
              "text/plain",
              5,
              "uploads/" + id,
              Optional.empty(),
              now,
              now,
              Optional.empty());

      PresignedLinks.PutLink put = links.put(upload, Duration.ofMinutes(5));
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(put.url())).PUT(BodyPublishers.ofString("hello"));
      put.headers().forEach((name, value) -> header(request, name, value));
      assertThat(Http.exchange(request.build()).status()).isEqualTo(200);

      Http.Answer got =
          Http.exchange(
              HttpRequest.newBuilder(
                      URI.create(
                          links.get(new ResultFile("t.vtt", "text/vtt", 5, "uploads/" + id))))
                  .build());
      assertThat(got.body()).isEqualTo("hello");
      assertThat(got.headers())
          .containsEntry("content-type", "text/vtt")
          .containsEntry(
              "content-disposition", "inline; filename=\"t.vtt\"; filename*=UTF-8''t.vtt");
    }

    /** Java's client sets the length itself, and does not allow callers to. */
    private static void header(HttpRequest.Builder request, String name, String value) {
      if (!name.equalsIgnoreCase("content-length")) {
        request.header(name, value);
      }
    }
  }

  @Nested
  final class Queue extends JobQueueContract {
    private final Environment environment = LocalStack.environment("JobsFunction");
    private final SqsClient client = new AwsClients(environment).sqs();
    private final JobQueue queue = new SqsJobQueue(client, environment);
    private final QueueReader reader = new QueueReader(client, environment);

    @Override
    protected JobQueue queue() {
      return queue;
    }

    @Override
    protected Arrival arrival(Job job) {
      return reader.arrival(job);
    }
  }

  @Nested
  final class Secrets extends SecretStoreContract {
    private final Map<String, String> variables =
        LocalStack.shared().environmentOf("SpeechToTextFunction");

    @Override
    protected SecretStore store() {
      return ServiceLoader.load(SecretStore.class).findFirst().orElseThrow();
    }

    @Override
    protected Map<String, String> variables() {
      return variables;
    }

    @Override
    protected Map<String, String> unreachable() {
      Map<String, String> elsewhere = new HashMap<>(variables);
      elsewhere.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:1");
      return elsewhere;
    }

    @Override
    protected void keep(String id, String secret) {
      try (SecretsManagerClient client =
          new AwsClients(Environment.of(variables))
              .client(
                  SecretsManagerClient.class, SecretsManagerClient::builder, "SECRETS_MANAGER")) {
        client.createSecret(request -> request.name(id).secretString(secret));
      }
    }
  }

  @Test
  void shouldBelieveATokenThatItsKeySigned() throws Exception {
    String username = "ada-" + Ulid.next(Instant.now());
    createEditor(username, "enchantress");
    try (Functions functions =
        Functions.inProcess(
            LocalStack.shared().functions(),
            function -> LocalStack.shared().environmentOf(function.id()),
            Environment::with)) {
      String login =
          event("auth/login.json").replace("editor123", "enchantress").replace("editor1", username);
      String token = answer(functions, "AuthFunction", login).path("access").asText();

      String create = event("projects/create.json").replace("TOKEN", token);
      JsonNode project = answer(functions, "ProjectsFunction", create);
      assertThat(project.path("owner").asText()).as(project.toString()).isNotEmpty();
    }
  }

  private static void createEditor(String username, String password) {
    Environment environment = LocalStack.environment("ProfilesFunction");
    Instant now = Instant.now();
    boolean created =
        new DynamoAccounts(new AwsClients(environment).dynamoDb(), environment)
            .create(
                new Account(
                    Ulid.next(now),
                    username,
                    username + "@example.com",
                    Role.EDITOR,
                    Passwords.hash(password),
                    true,
                    now,
                    1),
                Optional.empty());
    assertThat(created).isTrue();
  }

  private static String event(String name) throws IOException {
    return java.nio.file.Files.readString(EVENTS.resolve(name));
  }

  /** The JSON that a function of the HTTP API answers with. */
  private static JsonNode answer(Functions functions, String function, String event)
      throws Exception {
    return switch (functions.invoke(function, event)) {
      case Outcome.Answer(String payload) ->
          JSON.readTree(JSON.readTree(payload).path("body").asText());
      case Outcome.Failure failure -> throw new AssertionError(failure);
    };
  }
}
