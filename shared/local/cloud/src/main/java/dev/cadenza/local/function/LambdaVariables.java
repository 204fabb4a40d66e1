package dev.cadenza.local.function;

import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.spec.Addresses;
import dev.cadenza.local.template.spec.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** The variables of a function. */
public final class LambdaVariables {

  /**
   * The host for signing links to files that use the API's origin. AWS has no such variable: there
   * links use S3.
   */
  public static final String LINK_ENDPOINT = "S3_LINK_ENDPOINT";

  private LambdaVariables() {}

  /**
   * @param extra variables of the machine, which override the template's
   */
  public static Map<String, String> of(
      FunctionSpec function,
      Addresses addresses,
      AwsBasicCredentials credentials,
      Map<String, String> extra) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("AWS_REGION", Names.REGION);
    variables.put("AWS_DEFAULT_REGION", Names.REGION);
    // Not the key of a role, but the local cloud's identification of the function and its policies.
    variables.put("AWS_ACCESS_KEY_ID", function.id());
    variables.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", addresses.dynamoDbUrl().toString());
    variables.put("AWS_ENDPOINT_URL_SQS", addresses.sqsUrl().toString());
    variables.put("AWS_ENDPOINT_URL_S3", addresses.s3Url().toString());
    variables.put(LINK_ENDPOINT, Addresses.linkUrl().toString());
    variables.put("AWS_ENDPOINT_URL_KMS", addresses.kmsUrl().toString());
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memory()));
    // Lambda has no such variable; the Context has the remaining time. It is for code without a
    // Context.
    variables.put("AWS_LAMBDA_FUNCTION_TIMEOUT", String.valueOf(function.timeout().toSeconds()));
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("_HANDLER", function.handler());
    variables.put("TZ", "UTC");
    variables.put("LANG", "en_US.UTF-8");
    variables.putAll(function.environment());
    variables.putAll(extra);
    return variables;
  }
}
