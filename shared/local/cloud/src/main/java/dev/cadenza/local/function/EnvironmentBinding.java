package dev.cadenza.local.function;

import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Provides a handler in this JVM with the variables of its function: {@code System.getenv()} is the
 * same for all functions of a process.
 */
@FunctionalInterface
public interface EnvironmentBinding {

  /** Runs the body without variables. */
  EnvironmentBinding NONE = (variables, body) -> body.call();

  /** Runs the body, which creates or calls a handler, with the variables. */
  Object call(Map<String, String> variables, Callable<Object> body) throws Exception;
}
