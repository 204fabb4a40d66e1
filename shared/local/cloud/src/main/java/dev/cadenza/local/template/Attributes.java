package dev.cadenza.local.template;

import dev.cadenza.local.template.intrinsic.TemplateException;
import dev.cadenza.local.template.spec.Addresses;
import dev.cadenza.local.template.spec.Names;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of {@code !Ref} and {@code !GetAtt} in this local cloud. */
final class Attributes {

  private static final Pattern API_URL =
      Pattern.compile(
          "(https|wss)://([a-z0-9]+)\\.execute-api\\."
              + Pattern.quote(Names.REGION + "." + Names.URL_SUFFIX)
              + "(?:/([^/]*))?(.*)");

  private static final String ALIAS = ".Alias";

  /** The origin of all HTTP APIs of the region, for rules with a star. */
  private static final String ANY_API =
      "https://*.execute-api." + Names.REGION + "." + Names.URL_SUFFIX;

  private final Map<String, Resource> resources;
  private final Addresses addresses;

  Attributes(Map<String, Resource> resources, Addresses addresses) {
    this.resources = Map.copyOf(resources);
    this.addresses = addresses;
  }

  String ref(String id) {
    if (id.endsWith(ALIAS)) {
      // SAM's reference to a published alias. Locally it is the function itself.
      return attribute(id.substring(0, id.length() - ALIAS.length()), "Arn");
    }
    Resource resource = resource(id);
    return switch (resource.type()) {
      case "AWS::SQS::Queue" -> queueUrl(queueName(resource));
      case "AWS::DynamoDB::Table" -> named(resource, "TableName", id);
      case "AWS::S3::Bucket" -> bucketName(resource);
      case "AWS::KMS::Key" -> Names.keyId(id);
      case "AWS::Serverless::Function" -> functionName(resource);
      case "AWS::Serverless::HttpApi", "AWS::ApiGatewayV2::Api" -> Names.apiId(id);
      default -> id;
    };
  }

  String attribute(String id, String attribute) {
    Resource resource = resource(id);
    return switch (resource.type() + " " + attribute) {
      case "AWS::SQS::Queue Arn" -> Names.queueArn(queueName(resource));
      case "AWS::SQS::Queue QueueName" -> queueName(resource);
      case "AWS::SQS::Queue QueueUrl" -> queueUrl(queueName(resource));
      case "AWS::DynamoDB::Table Arn" -> Names.tableArn(named(resource, "TableName", id));
      case "AWS::S3::Bucket Arn" -> Names.bucketArn(bucketName(resource));
      case "AWS::KMS::Key Arn" -> Names.keyArn(Names.keyId(id));
      case "AWS::KMS::Key KeyId" -> Names.keyId(id);
      case "AWS::Serverless::Function Arn", "AWS::Serverless::Function Alias" ->
          Names.functionArn(functionName(resource));
      case "AWS::Serverless::HttpApi ApiId", "AWS::ApiGatewayV2::Api ApiId" -> Names.apiId(id);
      case "AWS::Serverless::HttpApi ApiEndpoint" -> addresses.httpUrl().toString();
      case "AWS::ApiGatewayV2::Api ApiEndpoint" -> addresses.webSocketUrl().toString();
      default ->
          throw TemplateException.at(id + "." + attribute, "this attribute is not known locally");
    };
  }

  /** Replaces a URL of API Gateway by the local one; other texts are unchanged. */
  String localised(String text) {
    if (text.equals(ANY_API)) {
      return addresses.httpUrl().toString();
    }
    Matcher url = API_URL.matcher(text);
    if (!url.matches()) {
      return text;
    }
    Resource api =
        resources.values().stream()
            .filter(candidate -> Names.apiId(candidate.id()).equals(url.group(2)))
            .findFirst()
            .orElseThrow(() -> new TemplateException(text + " is not an API of the template"));
    return switch (api.type() + " " + url.group(1)) {
      case "AWS::Serverless::HttpApi https" ->
          addresses.httpUrl() + (url.group(3) == null ? "" : "/" + url.group(3)) + url.group(4);
      case "AWS::ApiGatewayV2::Api https" ->
          addresses.managementUrl(url.group(2), url.group(3)) + url.group(4);
      case "AWS::ApiGatewayV2::Api wss" -> addresses.webSocketUrl() + url.group(4);
      default -> throw new TemplateException(text + " is not served locally");
    };
  }

  static String queueName(Resource queue) {
    boolean fifo = Boolean.parseBoolean(String.valueOf(queue.properties().get("FifoQueue")));
    return named(queue, "QueueName", fifo ? queue.id() + ".fifo" : queue.id());
  }

  static String bucketName(Resource bucket) {
    return named(bucket, "BucketName", Names.bucketName(bucket.id()));
  }

  static String functionName(Resource function) {
    return named(function, "FunctionName", function.id());
  }

  /**
   * A name in the template is used only if it is plain text, because other resources refer to it.
   */
  static String named(Resource resource, String property, String otherwise) {
    return switch (resource.properties().get(property)) {
      case null -> otherwise;
      case String name -> name;
      default ->
          throw TemplateException.at(
              resource.id() + "." + property, "only plain text is supported");
    };
  }

  private String queueUrl(String name) {
    return addresses.sqsUrl() + "/" + Names.ACCOUNT + "/" + name;
  }

  private Resource resource(String id) {
    Resource resource = resources.get(id);
    if (resource == null) {
      throw new TemplateException("!Ref " + id + ": unknown parameter or resource");
    }
    return resource;
  }
}
