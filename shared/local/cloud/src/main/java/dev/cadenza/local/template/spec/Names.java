package dev.cadenza.local.template.spec;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Names in the local account: constants, and the formats of ARNs and names. */
public final class Names {

  public static final String REGION = "us-east-1";
  public static final String ACCOUNT = "000000000000";
  public static final String PARTITION = "aws";
  public static final String URL_SUFFIX = "amazonaws.com";
  public static final String STACK = "local";

  private Names() {}

  public static String functionArn(String name) {
    return arn("lambda", "function:" + name);
  }

  public static String queueArn(String name) {
    return arn("sqs", name);
  }

  public static String tableArn(String name) {
    return arn("dynamodb", "table/" + name);
  }

  public static String bucketArn(String name) {
    return "arn:" + PARTITION + ":s3:::" + name;
  }

  public static String keyArn(String keyId) {
    return arn("kms", "key/" + keyId);
  }

  public static String transcriptionArn(String name) {
    return arn("transcribe", "transcription-job/" + name);
  }

  /** Models belong to no account. */
  public static String modelArn(String id) {
    return String.join(":", "arn", PARTITION, "bedrock", REGION, "", "foundation-model/" + id);
  }

  public static String ruleArn(String name) {
    return arn("events", "rule/" + name);
  }

  /** The ARN prefix of the connections of a WebSocket API's stage. */
  public static String stageArn(String apiId, String stage) {
    return arn("execute-api", apiId + "/" + stage);
  }

  /** Deterministic per resource, so that a key survives a restart. */
  public static String keyId(String logicalId) {
    return UUID.nameUUIDFromBytes(logicalId.getBytes(StandardCharsets.UTF_8)).toString();
  }

  public static String apiId(String logicalId) {
    return logicalId.toLowerCase(Locale.ROOT);
  }

  public static String bucketName(String logicalId) {
    return STACK + "-" + logicalId.toLowerCase(Locale.ROOT);
  }

  private static String arn(String service, String rest) {
    return String.join(":", "arn", PARTITION, service, REGION, ACCOUNT, rest);
  }
}
