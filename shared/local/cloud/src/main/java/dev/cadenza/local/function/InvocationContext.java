package dev.cadenza.local.function;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.cadenza.local.template.FunctionSpec;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/** The Lambda context of a handler in this JVM. */
final class InvocationContext implements Context {

  private final FunctionSpec function;
  private final Invocation invocation;
  private final LambdaLogger logger;

  InvocationContext(FunctionSpec function, Invocation invocation) {
    this.function = function;
    this.invocation = invocation;
    this.logger = new Slf4jLambdaLogger(function.name());
  }

  @Override
  public String getAwsRequestId() {
    return invocation.requestId();
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + function.name();
  }

  @Override
  public String getLogStreamName() {
    return "local";
  }

  @Override
  public String getFunctionName() {
    return function.name();
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return function.arn();
  }

  @Override
  public CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) Math.min(Integer.MAX_VALUE, invocation.remainingMillis());
  }

  @Override
  public int getMemoryLimitInMB() {
    return function.memory();
  }

  @Override
  public LambdaLogger getLogger() {
    return logger;
  }

  private record Slf4jLambdaLogger(String function) implements LambdaLogger {

    @Override
    public void log(String message) {
      LoggerFactory.getLogger(function).info(message);
    }

    @Override
    public void log(byte[] message) {
      log(new String(message, StandardCharsets.UTF_8));
    }
  }
}
