package dev.cadenza.local.function;

import dev.cadenza.local.template.FunctionSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A function with its variables. */
record LambdaFunction(FunctionSpec spec, Map<String, String> environment) {
  LambdaFunction {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }
}
