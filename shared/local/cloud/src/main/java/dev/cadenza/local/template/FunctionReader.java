package dev.cadenza.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code AWS::Serverless::Function}. */
final class FunctionReader {

  /** The maximum of one SQS call; Lambda combines several for larger batches. */
  private static final int MAXIMUM_BATCH = 10;

  private final Path home;
  private final Function<String, Path> layers;
  private final PolicyReader policies;

  FunctionReader(Path home, Function<String, Path> layers, PolicyReader policies) {
    this.home = home;
    this.layers = layers;
    this.policies = policies;
  }

  FunctionSpec read(Resource resource, Properties properties) {
    if (!properties.text("Runtime").startsWith("java")) {
      throw properties.refuse("Runtime", "only java is supported locally");
    }
    properties.expect("PackageType", "Zip");
    properties.optionalText("FunctionName");
    FunctionSpec function =
        new FunctionSpec(
            resource.id(),
            Attributes.functionName(resource),
            properties.text("Handler"),
            home.resolve(properties.text("CodeUri")),
            properties.texts("Layers").stream().map(layers).toList(),
            Duration.ofSeconds(properties.number("Timeout", 3)),
            properties.number("MemorySize", 128),
            environment(properties),
            policies.of(properties),
            events(resource, properties));
    properties.refuseTheRest();
    return function;
  }

  private static Map<String, String> environment(Properties properties) {
    Map<String, String> variables = new LinkedHashMap<>();
    properties
        .part("Environment")
        .ifPresent(
            environment -> {
              environment
                  .map("Variables")
                  .forEach((name, value) -> variables.put(name, String.valueOf(value)));
              environment.refuseTheRest();
            });
    return variables;
  }

  private static List<EventSource> events(Resource resource, Properties properties) {
    List<EventSource> events = new ArrayList<>();
    properties
        .part("Events")
        .ifPresent(
            declared -> {
              for (String name : declared.names()) {
                declared.part(name).ifPresent(event -> events.addAll(event(resource, name, event)));
              }
            });
    return events;
  }

  private static List<EventSource> event(Resource resource, String name, Properties event) {
    String type = event.text("Type");
    Properties properties =
        event.part("Properties").orElseThrow(() -> event.refuse("Properties", "is missing"));
    event.refuseTheRest();
    boolean enabled = properties.flag("Enabled", true);
    EventSource source =
        switch (type) {
          case "HttpApi" -> httpRoute(properties);
          case "SQS" -> messages(properties);
          case "Schedule" -> timer(resource, name, properties);
          case "EventBridgeRule" -> new EventSource.Rule(EventPattern.read(properties, "Pattern"));
          default -> throw event.refuse("Type", type + " is not supported locally");
        };
    properties.refuseTheRest();
    return enabled ? List.of(source) : List.of();
  }

  private static EventSource httpRoute(Properties properties) {
    properties.ignore(Set.of("ApiId"));
    properties.expect("PayloadFormatVersion", "2.0");
    String path = properties.text("Path", "$default");
    return new EventSource.HttpRoute(
        properties.text("Method", "ANY").toUpperCase(Locale.ROOT), path);
  }

  private static EventSource messages(Properties properties) {
    List<String> responses = properties.texts("FunctionResponseTypes");
    int batchSize = properties.number("BatchSize", 10);
    if (batchSize < 1 || batchSize > MAXIMUM_BATCH) {
      throw properties.refuse("BatchSize", "only 1 to " + MAXIMUM_BATCH + " are supported locally");
    }
    return new EventSource.Messages(
        properties.text("Queue"),
        batchSize,
        properties
            .part("ScalingConfig")
            .map(scaling -> scaling.optionalNumber("MaximumConcurrency"))
            .orElseGet(OptionalInt::empty),
        responses.contains("ReportBatchItemFailures"));
  }

  private static EventSource timer(Resource resource, String name, Properties properties) {
    properties.ignore(Set.of("Description", "Name"));
    return new EventSource.Timer(resource.id() + name, properties.text("Schedule"));
  }
}
