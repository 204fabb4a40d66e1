package dev.cadenza.local.function;

import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Shows a handler that runs in this JVM the variables of its function: one process has one {@code
 * System.getenv()} for all of them.
 */
@FunctionalInterface
public interface EnvironmentBinding {

  /** Runs the body without showing it anything. */
  EnvironmentBinding NONE = (variables, body) -> body.call();

  /** Runs the body, which makes a handler or calls one, while the variables are in force. */
  Object call(Map<String, String> variables, Callable<Object> body) throws Exception;
}
