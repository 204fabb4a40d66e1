package dev.cadenza.local.handlers;

import java.util.Map;
import java.util.concurrent.Callable;

/** A function's variables: those bound for the time of a call, or the process's. */
public final class Variables {

  private static final ScopedValue<Map<String, String>> BOUND = ScopedValue.newInstance();

  private Variables() {}

  public static Object with(Map<String, String> variables, Callable<Object> call) throws Exception {
    return ScopedValue.where(BOUND, variables).call(call::call);
  }

  static String get(String name) {
    return BOUND.orElse(System.getenv()).get(name);
  }
}
