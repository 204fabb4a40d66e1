package dev.cadenza.platform;

import static java.util.Objects.requireNonNull;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.Transport;
import dev.cadenza.aws.dynamodb.DynamoAccounts;
import dev.cadenza.aws.dynamodb.DynamoJobs;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.local.LocalCloud;
import dev.cadenza.local.LocalCloudConfig;
import dev.cadenza.local.emulator.EmulatorException;
import dev.cadenza.local.signed.InProcessServices;
import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.Stack;
import dev.cadenza.local.template.spec.Addresses;
import dev.cadenza.processes.ScratchFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Cadenza on one machine: the local cloud, with the functions and the sample users. */
public final class LocalPlatform implements AutoCloseable {
  /**
   * The options of a platform.
   *
   * @param data for tables, queues and files, created if missing; empty for a temporary folder
   * @param port of the HTTP and the WebSocket API; 0 selects a free one
   * @param fresh whether to delete the data first
   * @param isolated whether each function runs in a separate JVM
   * @param environment additional variables for every function, such as {@code FFMPEG}
   * @param parameters values that override the template's defaults
   */
  public record Options(
      Home home,
      Optional<Path> data,
      int port,
      boolean fresh,
      boolean isolated,
      Map<String, String> environment,
      Map<String, String> parameters) {
    public Options {
      requireNonNull(home, "home");
      requireNonNull(data, "data");
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("not a port: " + port);
      }
      environment = Map.copyOf(environment);
      parameters = Map.copyOf(parameters);
    }

    /** In-process, on a free port, with the existing data. */
    public static Options in(Path data) {
      return new Options(Home.find(), Optional.of(data), 0, false, false, Map.of(), Map.of());
    }

    /** In-process, on a free port, with temporary data. */
    public static Options temporary() {
      return new Options(Home.find(), Optional.empty(), 0, false, false, Map.of(), Map.of());
    }

    public Options withPort(int port) {
      return new Options(home, data, port, fresh, isolated, environment, parameters);
    }

    public Options withFresh(boolean fresh) {
      return new Options(home, data, port, fresh, isolated, environment, parameters);
    }

    public Options withIsolated(boolean isolated) {
      return new Options(home, data, port, fresh, isolated, environment, parameters);
    }

    public Options withParameters(Map<String, String> parameters) {
      return new Options(home, data, port, fresh, isolated, environment, parameters);
    }

    /** With the draft engines, even if neural models are installed. */
    public Options withoutModels() {
      Map<String, String> variables = new HashMap<>(environment);
      variables.put(MODELS, NO_FOLDER);
      return withEnvironment(variables);
    }

    public Options withEnvironment(Map<String, String> environment) {
      return new Options(home, data, port, fresh, isolated, environment, parameters);
    }
  }

  // The variables for engines; functions get no other variables of this process.
  private static final String MODELS = "CADENZA_MODELS";
  private static final String NO_FOLDER = "/nonexistent";
  private static final List<String> PASSED_ON =
      List.of(
          "PATH", "FFMPEG", "POCKETSPHINX_MODEL", MODELS, "XDG_CACHE_HOME", "LINK_TEST_ORIGINS");
  private static final List<String> PASSED_ON_PREFIXES =
      List.of("ENGINE_", "OPENAI_", "ELEVENLABS_", "WHISPER_", "LLAMA_");

  private final DataFolder data;
  private final LocalCloud cloud;

  private LocalPlatform(DataFolder data, LocalCloud cloud) {
    this.data = data;
    this.cloud = cloud;
  }

  /**
   * Starts everything; afterwards requests are served and the sample users can log in.
   *
   * @throws PlatformUnavailable if its port is in use, or its folder cannot be used
   */
  public static LocalPlatform start(Options options) {
    // The files of a killed platform.
    ScratchFolder.sweep();
    DataFolder data = options.data().map(DataFolder::claim).orElseGet(DataFolder::temporary);
    try {
      if (options.fresh()) {
        data.empty();
      }
      return new LocalPlatform(
          data, LocalCloud.start(config(options, data.path()), LocalPlatform::prepare));
    } catch (EmulatorException e) {
      data.close();
      throw new PlatformUnavailable(e.getMessage(), e);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  /** The template's functions; starts nothing. */
  public static List<FunctionSpec> functions(Home home) {
    return functions(home, Map.of());
  }

  /**
   * Like {@link #functions(Home)}.
   *
   * @param parameters values that override the template's defaults
   */
  public static List<FunctionSpec> functions(Home home, Map<String, String> parameters) {
    Addresses nowhere = new Addresses(0, 0, 0, 0, 0);
    return Stack.read(home.template(), home.root(), parameters, nowhere).functions();
  }

  private static LocalCloudConfig config(Options options, Path data) {
    Map<String, String> environment = new HashMap<>();
    PASSED_ON.stream()
        .filter(name -> System.getenv(name) != null)
        .forEach(name -> environment.put(name, System.getenv(name)));
    System.getenv()
        .forEach(
            (name, value) -> {
              if (PASSED_ON_PREFIXES.stream().anyMatch(name::startsWith)) {
                environment.put(name, value);
              }
            });
    environment.putAll(options.environment());
    InProcessServices services = new InProcessServices();
    Transport transport = new InProcessTransport(services);
    return LocalCloudConfig.of(options.home().root())
        .withTemplateFile(options.home().template())
        .withDataDirectory(data)
        .withPort(options.port())
        .withIsolated(options.isolated())
        .withEnvironment(environment)
        .withParameters(options.parameters())
        .withInProcess(services)
        .withEnvironmentBinding(
            (variables, body) ->
                Transport.with(transport, () -> Environment.with(variables, body)));
  }

  private static void prepare(LocalCloud cloud) {
    Environment profiles = Environment.of(cloud.environmentOf("ProfilesFunction"));
    Environment jobs = Environment.of(cloud.environmentOf("JobsFunction"));
    try (DynamoDbClient client = new AwsClients(profiles).dynamoDb()) {
      SampleUsers.seed(new DynamoAccounts(client, profiles));
    }
    try (DynamoDbClient client = new AwsClients(jobs).dynamoDb()) {
      DeadWorkers.release(new DynamoJobs(client, jobs), Instant.now());
    }
  }

  /** Only for tests: queues, tables, direct invocations. */
  public LocalCloud cloud() {
    return cloud;
  }

  public Path data() {
    return data.path();
  }

  /** Such as {@code http://localhost:8000}. */
  public URI httpUrl() {
    return cloud.httpUrl();
  }

  /** Such as {@code ws://localhost:8000/ws}. */
  public URI webSocketUrl() {
    return cloud.webSocketUrl();
  }

  public CadenzaClient login(SampleUser user) {
    return CadenzaClient.login(httpUrl(), user.username(), user.password());
  }

  /**
   * Stops accepting work, waits until running jobs can be resumed later, and stops the emulators.
   */
  @Override
  public void close() {
    cloud.close();
    data.close();
  }
}
