package dev.cadenza.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.e2e.support.Wiring;
import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.Stack;
import dev.cadenza.local.template.spec.Addresses;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.models.catalog.ModelCatalog;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import dev.cadenza.testing.InstalledModels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Neural engines as on AWS: the models are in a bucket, where the command line puts them, and
 * workers fetch them when a job needs them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ModelsInS3Test {
  private static final Duration MAX_JOB = Duration.ofMinutes(5);
  private static final String MODELS =
      "bergamot-en-pt,bergamot-pt-en,kokoro,whisper-base,silero-vad";

  private record Outcome(int code, String printed) {}

  @TempDir private static Path folder;

  private LocalPlatform platform;
  private CadenzaClient client;
  private JobFeed feed;
  private String project;
  private ModelFolder worker;

  @BeforeAll
  void start() {
    ModelFolder installed = ModelFolder.of(InstalledModels.environment());
    assumeTrue(
        ModelCatalog.builtIn().defaults().stream()
            .allMatch(model -> installed.installed(model.name()).isPresent()),
        "The neural models are not installed. Run: cadenza models install");
    worker = new ModelFolder(folder.resolve("worker"));
    platform =
        LocalPlatform.start(
            LocalPlatform.Options.temporary()
                .withParameters(Map.of("NeuralEngines", "on", "NeuralModels", MODELS))
                .withEnvironment(Map.of("CADENZA_MODELS", worker.path().toString())));
    client = platform.login(SampleUser.EDITOR);
    feed = client.openFeed(platform.webSocketUrl(), JobFeed.Listener.NONE);
    project = client.createProject("Models", "").id();
  }

  @AfterAll
  void stop() {
    if (platform != null) {
      feed.close();
      client.close();
      platform.close();
    }
  }

  /** The functions of the API list engines and voices without a model. */
  @Test
  @Order(1)
  void shouldOfferTheEnginesOfTheDeclaredModels() {
    assertThat(client.getText("/api/engines/?page_size=100"))
        .contains("\"id\":\"whisper\"", "\"id\":\"kokoro\"", "\"id\":\"bergamot\"");
    assertThat(client.getText("/api/voices/?engine=kokoro&page_size=100"))
        .contains("kokoro/af_heart");
    assertThat(worker.path()).doesNotExist();
  }

  @Test
  @Order(2)
  void shouldFailAJobWhoseModelIsNotInTheBucket() {
    Job job = run(JobType.TTS, Map.of("text", "Good morning."), Optional.empty());

    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
    assertThat(job.error().orElseThrow().code()).isEqualTo("model_missing");
    assertThat(job.error().orElseThrow().message())
        .contains("The model kokoro is not in", "./cadenza models push kokoro --bucket");
  }

  @Test
  @Order(3)
  void shouldSpeakWithAModelThatWasPushed() throws Exception {
    Outcome pushed = push("kokoro");
    assertThat(pushed.code()).as(pushed.printed()).isZero();
    assertThat(pushed.printed()).containsPattern("Pushed: kokoro, 2\\d\\d MB");
    assertThat(push("kokoro").printed()).contains("Already there: kokoro");

    Job job = run(JobType.TTS, Map.of("text", "Good morning."), Optional.empty());

    assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
    assertThat(client.result(job.id()).orElseThrow().metadata())
        .containsEntry("voice", "kokoro/af_heart")
        .containsEntry("quality", "natural");
    assertThat(worker.installed("kokoro")).isPresent();
    // No other was fetched: no job asked for it.
    assertThat(worker.installed("whisper-base")).isEmpty();
  }

  @Test
  @Order(4)
  void shouldUnderstandAfterADamagedModelWasReplaced() throws Exception {
    Path speech = speech();
    assertThat(push("whisper-base", "silero-vad").code()).isZero();
    String digest =
        ModelCatalog.builtIn().find("whisper-base").orElseThrow().digests().get("model.bin");
    try (S3Client s3 = s3()) {
      s3.putObject(
          request -> request.bucket(bucket()).key("files/" + digest),
          RequestBody.fromString("something else"));
    }

    Job refused = run(JobType.STT, Map.of(), Optional.of(speech));
    assertThat(refused.error().orElseThrow().code()).isEqualTo("model_damaged");
    assertThat(worker.installed("whisper-base")).isEmpty();

    assertThat(push("whisper-base").printed()).contains("Pushed: whisper-base, 82 MB");
    Job heard = run(JobType.STT, Map.of(), Optional.of(speech));
    assertThat(heard.status()).as("%s", heard.error()).isEqualTo(JobStatus.COMPLETED);
    assertThat(worker.installed("whisper-base")).isPresent();
  }

  @Test
  void shouldSayWhatIsWrongWithABucket() throws Exception {
    Outcome outcome = pushTo("no-such-bucket", "silero-vad");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.printed())
        .contains("The models could not be pushed. The bucket no-such-bucket", "AWS_PROFILE");
  }

  /** Workers read what lies below two prefixes; no one else reads it, and nobody writes. */
  @Test
  void shouldLetWorkersReadModelsOnly() {
    Stack stack =
        Stack.read(
            Wiring.FILE,
            Wiring.HOME,
            Map.of("NeuralEngines", "on"),
            new Addresses(8000, 8001, 8002, 8003, 8004));
    String arn = stack.attribute("ModelsBucket", "Arn");
    List<String> readers = new ArrayList<>();
    for (FunctionSpec function : stack.functions()) {
      function.policies().stream()
          .filter(it -> it.resources().stream().anyMatch(resource -> resource.startsWith(arn)))
          .forEach(
              it -> {
                readers.add(function.id() + " " + it.actions());
                assertThat(it.resources())
                    .isSubsetOf(List.of(arn, arn + "/models/*", arn + "/files/*"));
              });
    }

    assertThat(readers)
        .hasSize(2 * JobType.values().length)
        .allMatch(it -> it.matches("\\w+Function \\[s3:(GetObject|ListBucket)\\]"))
        .anyMatch(it -> it.startsWith("TextToSpeechFunction"));
  }

  private Job run(JobType type, Map<String, Object> parameters, Optional<Path> input) {
    Optional<String> upload = input.map(file -> client.upload(file).id());
    return feed.awaitFinished(
        client.submit(new NewJob(project, type, parameters, upload)), MAX_JOB);
  }

  private Path speech() {
    Job job =
        run(
            JobType.TTS,
            Map.of("text", "The train was late again.", "voice", "flite/slt"),
            Optional.empty());
    return client.download(client.result(job.id()).orElseThrow(), folder).getFirst();
  }

  private String bucket() {
    return platform.cloud().bucketName("ModelsBucket");
  }

  private S3Client s3() {
    Map<String, String> variables =
        new HashMap<>(platform.cloud().environmentOf("ProfilesFunction"));
    variables.put("AWS_ACCESS_KEY_ID", platform.cloud().credentials().accessKeyId());
    return new AwsClients(Environment.of(variables)).s3();
  }

  private Outcome push(String... models) throws Exception {
    return pushTo(bucket(), models);
  }

  /** In a process of its own, whose variables are those of an AWS command line. */
  private Outcome pushTo(String bucket, String... models) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcadenza.home=" + Wiring.HOME,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.cadenza.cli.Cadenza",
                "models",
                "push"));
    command.addAll(List.of(models));
    command.addAll(List.of("--bucket", bucket));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> variables = builder.environment();
    variables.put(
        "CADENZA_MODELS", ModelFolder.of(InstalledModels.environment()).path().toString());
    variables.put("AWS_ENDPOINT_URL_S3", platform.cloud().endpoint("s3").toString());
    variables.put("AWS_REGION", platform.cloud().region());
    variables.put("AWS_ACCESS_KEY_ID", platform.cloud().credentials().accessKeyId());
    variables.put("AWS_SECRET_ACCESS_KEY", platform.cloud().credentials().secretAccessKey());
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), printed);
  }
}
