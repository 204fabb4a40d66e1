package dev.cadenza.e2e;

import dev.cadenza.local.template.Addresses;
import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.Stack;
import java.nio.file.Path;
import java.util.Map;

/** The template, read and not run. */
final class Wiring {
  static final Path HOME = Path.of(System.getProperty("cadenza.home"));
  static final Path FILE = HOME.resolve("template.yaml");
  static final Stack STACK =
      Stack.read(FILE, HOME, Map.of(), new Addresses(8000, 8001, 8002, 8003, 8004));

  private Wiring() {}

  static FunctionSpec function(String id) {
    return STACK.functions().stream()
        .filter(function -> function.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static String handlerClass(FunctionSpec function) {
    return function.handler().split("::")[0];
  }
}
