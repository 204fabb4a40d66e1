package dev.cadenza.local.template;

import dev.cadenza.local.template.intrinsic.TemplateException;
import dev.cadenza.local.template.spec.Addresses;
import dev.cadenza.local.template.spec.BucketSpec;
import dev.cadenza.local.template.spec.HttpApiSpec;
import dev.cadenza.local.template.spec.KeySpec;
import dev.cadenza.local.template.spec.PolicyStatement;
import dev.cadenza.local.template.spec.QueueSpec;
import dev.cadenza.local.template.spec.TableSpec;
import dev.cadenza.local.template.spec.WebSocketApiSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts the resources of a template to the records of this package. */
final class StackReader {

  private final Template template;
  private final Attributes attributes;
  private final Resolver resolver;
  private final Path home;

  private final List<FunctionSpec> functions = new ArrayList<>();
  private final List<HttpApiSpec> httpApis = new ArrayList<>();
  private final List<QueueSpec> queues = new ArrayList<>();
  private final List<TableSpec> tables = new ArrayList<>();
  private final List<BucketSpec> buckets = new ArrayList<>();
  private final List<KeySpec> keys = new ArrayList<>();
  private final WebSocketApiReader webSocketApis = new WebSocketApiReader();

  StackReader(Template template, Path home, Map<String, String> parameters, Addresses addresses) {
    this.template = template;
    this.home = home;
    this.attributes = new Attributes(template.resources(), addresses);
    this.resolver =
        new Resolver(
            Parameters.values(template.parameters(), parameters),
            template.conditions(),
            attributes);
    template.resources().values().stream()
        .filter(resource -> resource.condition().stream().allMatch(resolver::holds))
        .forEach(this::read);
  }

  private void read(Resource resource) {
    switch (resource.type()) {
      case "AWS::Serverless::Function" -> functions.add(function(resource));
      case "AWS::Serverless::LayerVersion" -> layer(resource);
      case "AWS::Serverless::HttpApi" ->
          httpApis.add(HttpApiReader.read(resource, properties(resource)));
      case "AWS::ApiGatewayV2::Api",
          "AWS::ApiGatewayV2::Stage",
          "AWS::ApiGatewayV2::Authorizer",
          "AWS::ApiGatewayV2::Integration",
          "AWS::ApiGatewayV2::Route",
          "AWS::ApiGatewayV2::RouteResponse" ->
          webSocketApis.add(resource, properties(resource));
      case "AWS::SQS::Queue" -> queues.add(StorageReader.queue(resource, properties(resource)));
      case "AWS::DynamoDB::Table" ->
          tables.add(StorageReader.table(resource, properties(resource)));
      case "AWS::S3::Bucket" -> buckets.add(StorageReader.bucket(resource, properties(resource)));
      case "AWS::KMS::Key" -> keys.add(StorageReader.key(resource, properties(resource)));
      // Not run: resource policies, deployments, and monitoring.
      case "AWS::Lambda::Permission",
          // Its statements are read with the functions that refer to it.
          "AWS::IAM::ManagedPolicy",
          "AWS::ApiGatewayV2::Deployment",
          "AWS::IAM::Role",
          "AWS::S3::BucketPolicy",
          "AWS::Logs::LogGroup",
          "AWS::ApiGateway::Account",
          "AWS::CloudWatch::Alarm",
          "AWS::CloudWatch::CompositeAlarm",
          "AWS::CloudWatch::Dashboard",
          "AWS::SNS::Topic",
          "AWS::SNS::Subscription",
          "AWS::ApiGatewayV2::DomainName",
          "AWS::ApiGatewayV2::ApiMapping",
          "AWS::Route53::RecordSet" -> {}
      default ->
          throw TemplateException.at(
              resource.id(), "resources of type " + resource.type() + " are not supported locally");
    }
  }

  private FunctionSpec function(Resource resource) {
    Map<String, Object> merged = Globals.merge(template.functionGlobals(), resource.properties());
    return new FunctionReader(home, this::layerDirectory, new PolicyReader(this::managedPolicy))
        .read(resource, properties(resource, merged));
  }

  private List<PolicyStatement> managedPolicy(String id) {
    Resource policy = template.resources().get(id);
    if (policy == null || !policy.type().equals("AWS::IAM::ManagedPolicy")) {
      throw TemplateException.at(id, "is not a managed policy of the template");
    }
    return PolicyReader.managed(properties(policy));
  }

  private void layer(Resource resource) {
    Properties properties = properties(resource);
    properties.text("ContentUri");
    properties.refuseTheRest();
  }

  private Path layerDirectory(String id) {
    Resource layer = template.resources().get(id);
    if (layer == null || !layer.type().equals("AWS::Serverless::LayerVersion")) {
      throw TemplateException.at(id, "is not a layer of the template");
    }
    return home.resolve(properties(layer).text("ContentUri"));
  }

  private Properties properties(Resource resource) {
    return properties(resource, resource.properties());
  }

  private Properties properties(Resource resource, Map<String, Object> values) {
    // Ignored resources are dropped unresolved: they may refer to unsupported values.
    Map<String, Object> kept = new LinkedHashMap<>(values);
    kept.keySet().removeAll(IgnoredProperties.of(resource.type()));
    return new Properties(resource.id(), Template.section(resource.id(), resolver.resolve(kept)));
  }

  Attributes attributes() {
    return attributes;
  }

  List<FunctionSpec> functions() {
    return List.copyOf(functions);
  }

  Optional<HttpApiSpec> httpApi() {
    if (httpApis.size() > 1) {
      throw TemplateException.at(httpApis.get(1).id(), "only one HTTP API is supported locally");
    }
    return httpApis.stream().findFirst();
  }

  Optional<WebSocketApiSpec> webSocketApi() {
    return webSocketApis.build();
  }

  List<QueueSpec> queues() {
    return List.copyOf(queues);
  }

  List<TableSpec> tables() {
    return List.copyOf(tables);
  }

  List<BucketSpec> buckets() {
    return List.copyOf(buckets);
  }

  List<KeySpec> keys() {
    return List.copyOf(keys);
  }
}
