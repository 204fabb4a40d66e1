package dev.cadenza.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.JobResult;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.WavWriter;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import dev.cadenza.testing.StubService;
import dev.cadenza.testing.StubService.Answer;
import dev.cadenza.testing.StubService.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A platform that knows services, which a stub stands for, and an editor at work on it. */
public final class ServedPlatform implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final int RATE = 24_000;

  private final StubService server;
  private final LocalPlatform platform;
  private final CadenzaClient client;
  private final JobFeed feed;
  private final String project;
  private final Path folder;

  private ServedPlatform(StubService server, LocalPlatform platform, Path folder) {
    this.server = server;
    this.platform = platform;
    this.folder = folder;
    client = platform.login(SampleUser.EDITOR);
    feed = client.openFeed(platform.webSocketUrl(), JobFeed.Listener.NONE);
    project = client.createProject("Served", "").id();
  }

  /**
   * @param rule how the services answer
   * @param environment of the stub's address
   * @param parameters of the template
   * @param folder for what is downloaded
   */
  public static ServedPlatform start(
      Function<Request, Optional<Answer>> rule,
      Function<String, Map<String, String>> environment,
      Map<String, String> parameters,
      Path folder) {
    StubService server = StubService.start().otherwise(rule);
    LocalPlatform platform =
        LocalPlatform.start(
            LocalPlatform.Options.temporary()
                .withParameters(parameters)
                .withEnvironment(environment.apply(server.url().toString())));
    return new ServedPlatform(server, platform, folder);
  }

  /** Sound, for a stub that is asked to speak. */
  public static byte[] tone(Path folder) throws IOException {
    Path file = folder.resolve("tone.wav");
    try (WavWriter writer = WavWriter.create(file, RATE)) {
      short[] samples = new short[RATE];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) (8_000 * Math.sin(i * 2 * Math.PI * 220 / RATE));
      }
      writer.append(Pcm.of(samples, RATE));
    }
    return Files.readAllBytes(file);
  }

  public List<Request> requests() {
    return server.requests();
  }

  public LocalPlatform platform() {
    return platform;
  }

  public CadenzaClient client() {
    return client;
  }

  public Http http() {
    return new Http(platform.httpUrl(), "Bearer " + client.accessToken());
  }

  public String project() {
    return project;
  }

  public Job speak(Map<String, Object> parameters) {
    return client.submit(NewJob.textToSpeech(project, parameters));
  }

  /**
   * @param upload the id of one
   */
  public Job submit(JobType type, Map<String, Object> parameters, String upload) {
    return client.submit(new NewJob(project, type, parameters, Optional.of(upload)));
  }

  public Job submit(JobType type, Map<String, Object> parameters) {
    return client.submit(new NewJob(project, type, parameters, Optional.empty()));
  }

  public Job finished(Job job) {
    return feed.awaitFinished(job, TIMEOUT);
  }

  /** Of a job that was completed. */
  public JobResult result(Job job) {
    assertThat(job.status()).as(job.error().toString()).isEqualTo(JobStatus.COMPLETED);
    return client.result(job.id()).orElseThrow();
  }

  public List<Path> files(Job job) {
    return client.download(result(job), folder.resolve(job.id() + "-" + job.attempt()));
  }

  public Path file(Job job, String name) {
    return files(job).stream().filter(it -> it.endsWith(name)).findFirst().orElseThrow();
  }

  /**
   * Uploads what an embedded voice says.
   *
   * @return the upload's id
   */
  public String uploaded(String text, String voice) throws IOException {
    Job spoken = finished(speak(Map.of("text", text, "voice", voice, "format", "wav")));
    return client.upload("speech.wav", Files.readAllBytes(files(spoken).getFirst())).id();
  }

  /** Where services put what they make. */
  public S3WorkFiles bucket() {
    Map<String, String> variables =
        new HashMap<>(platform.cloud().environmentOf("TextToSpeechFunction"));
    variables.put("AWS_ACCESS_KEY_ID", "test");
    Environment environment = Environment.of(variables);
    return new S3WorkFiles(new AwsClients(environment).s3(), environment);
  }

  /** This month, in dollars. */
  public double spent() {
    return http().get("/api/stats/").json().at("/spending/usd").asDouble();
  }

  @Override
  public void close() {
    feed.close();
    client.close();
    platform.close();
    server.close();
  }
}
