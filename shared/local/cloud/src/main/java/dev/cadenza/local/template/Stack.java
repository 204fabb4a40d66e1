package dev.cadenza.local.template;

import dev.cadenza.local.template.intrinsic.TemplateException;
import dev.cadenza.local.template.spec.Addresses;
import dev.cadenza.local.template.spec.BucketSpec;
import dev.cadenza.local.template.spec.HttpApiSpec;
import dev.cadenza.local.template.spec.KeySpec;
import dev.cadenza.local.template.spec.QueueSpec;
import dev.cadenza.local.template.spec.TableSpec;
import dev.cadenza.local.template.spec.WebSocketApiSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All resources of the template, with resolved references. */
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
   * @param home the base of relative paths
   * @param parameters values that override the parameters' defaults
   * @throws TemplateException when a part is not supported
   */
  public static Stack read(
      Path template, Path home, Map<String, String> parameters, Addresses addresses) {
    return new Stack(new StackReader(Template.read(template), home, parameters, addresses));
  }

  /** The value of {@code !Ref} for a resource. */
  public String ref(String logicalId) {
    return attributes.ref(logicalId);
  }

  /** The value of {@code !GetAtt} for a resource. */
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
