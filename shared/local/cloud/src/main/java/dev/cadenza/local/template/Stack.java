package dev.cadenza.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything the template describes, with every reference resolved. */
public final class Stack {

  private final Attributes attributes;
  private final List<FunctionSpec> functions;
  private final Optional<HttpApiSpec> httpApi;
  private final Optional<WebSocketApiSpec> webSocketApi;
  private final List<QueueSpec> queues;
  private final List<TableSpec> tables;
  private final List<BucketSpec> buckets;
  private final List<KeySpec> keys;

  Stack(StackReader reader) {
    this.attributes = reader.attributes();
    this.functions = reader.functions();
    this.httpApi = reader.httpApi();
    this.webSocketApi = reader.webSocketApi();
    this.queues = reader.queues();
    this.tables = reader.tables();
    this.buckets = reader.buckets();
    this.keys = reader.keys();
  }

  /**
   * Reads a template.
   *
   * @param home what the template's paths are relative to
   * @param parameters values in place of the parameters' defaults
   * @throws TemplateException when something in it cannot be honoured
   */
  public static Stack read(
      Path template, Path home, Map<String, String> parameters, Addresses addresses) {
    return new Stack(new StackReader(Template.read(template), home, parameters, addresses));
  }

  /** What {@code !Ref} of the resource is. */
  public String ref(String logicalId) {
    return attributes.ref(logicalId);
  }

  /** What {@code !GetAtt} of the resource is. */
  public String attribute(String logicalId, String attribute) {
    return attributes.attribute(logicalId, attribute);
  }

  public List<FunctionSpec> functions() {
    return functions;
  }

  public Optional<HttpApiSpec> httpApi() {
    return httpApi;
  }

  public Optional<WebSocketApiSpec> webSocketApi() {
    return webSocketApi;
  }

  public List<QueueSpec> queues() {
    return queues;
  }

  public List<TableSpec> tables() {
    return tables;
  }

  public List<BucketSpec> buckets() {
    return buckets;
  }

  public List<KeySpec> keys() {
    return keys;
  }
}
