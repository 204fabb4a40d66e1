package dev.cadenza.local;

import dev.cadenza.local.function.EnvironmentBinding;
import dev.cadenza.local.signed.InProcessServices;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The configuration of a local cloud.
 *
 * @param templateFile the template
 * @param home the base of relative paths in the template
 * @param dataDirectory for all data, absolute, created if missing
 * @param port of the HTTP and the WebSocket API; 0 selects a free one
 * @param environment variables for every function, which override the template's
 * @param parameters values that override the template's defaults
 * @param isolated whether every function instance is a separate JVM
 * @param clock for events, schedules and the lifetime of WebSockets
 * @param environmentBinding provides handlers in this JVM with their variables
 * @param inProcess connects handlers in this JVM to the services without sockets
 */
public record LocalCloudConfig(
    Path templateFile,
    Path home,
    Path dataDirectory,
    int port,
    Map<String, String> environment,
    Map<String, String> parameters,
    boolean isolated,
    Clock clock,
    EnvironmentBinding environmentBinding,
    InProcessServices inProcess) {

  public LocalCloudConfig {
    environment = Map.copyOf(environment);
    parameters = Map.copyOf(parameters);
    if (!dataDirectory.isAbsolute()) {
      throw new IllegalArgumentException("the data directory must be absolute: " + dataDirectory);
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /** {@code template.yaml} and {@code .cadenza} in the given directory, on a free port. */
  public static LocalCloudConfig of(Path home) {
    Path absolute = home.toAbsolutePath().normalize();
    return new LocalCloudConfig(
        absolute.resolve("template.yaml"),
        absolute,
        absolute.resolve(".cadenza"),
        0,
        Map.of(),
        Map.of(),
        false,
        Clock.systemUTC(),
        EnvironmentBinding.NONE,
        new InProcessServices());
  }

  public LocalCloudConfig withTemplateFile(Path file) {
    return with(draft -> draft.templateFile = file);
  }

  public LocalCloudConfig withDataDirectory(Path directory) {
    return with(draft -> draft.dataDirectory = directory);
  }

  public LocalCloudConfig withPort(int number) {
    return with(draft -> draft.port = number);
  }

  public LocalCloudConfig withEnvironment(Map<String, String> variables) {
    return with(draft -> draft.environment = variables);
  }

  public LocalCloudConfig withParameters(Map<String, String> values) {
    return with(draft -> draft.parameters = values);
  }

  public LocalCloudConfig withIsolated(boolean apart) {
    return with(draft -> draft.isolated = apart);
  }

  public LocalCloudConfig withClock(Clock other) {
    return with(draft -> draft.clock = other);
  }

  public LocalCloudConfig withEnvironmentBinding(EnvironmentBinding binding) {
    return with(draft -> draft.environmentBinding = binding);
  }

  public LocalCloudConfig withInProcess(InProcessServices services) {
    return with(draft -> draft.inProcess = services);
  }

  private LocalCloudConfig with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finished();
  }

  /** A mutable copy for changing one property. */
  private static final class Draft {
    private Path templateFile;
    private final Path home;
    private Path dataDirectory;
    private int port;
    private Map<String, String> environment;
    private Map<String, String> parameters;
    private boolean isolated;
    private Clock clock;
    private EnvironmentBinding environmentBinding;
    private InProcessServices inProcess;

    Draft(LocalCloudConfig config) {
      templateFile = config.templateFile;
      home = config.home;
      dataDirectory = config.dataDirectory;
      port = config.port;
      environment = config.environment;
      parameters = config.parameters;
      isolated = config.isolated;
      clock = config.clock;
      environmentBinding = config.environmentBinding;
      inProcess = config.inProcess;
    }

    LocalCloudConfig finished() {
      return new LocalCloudConfig(
          templateFile,
          home,
          dataDirectory,
          port,
          environment,
          parameters,
          isolated,
          clock,
          environmentBinding,
          inProcess);
    }
  }
}
