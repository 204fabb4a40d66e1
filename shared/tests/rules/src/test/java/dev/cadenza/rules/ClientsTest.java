package dev.cadenza.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.aws.Environment;
import dev.cadenza.aws.Transport;
import dev.cadenza.e2e.support.Wiring;
import dev.cadenza.local.template.FunctionSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The clients of AWS that a function makes when it starts: each takes a start longer. */
final class ClientsTest {
  private static final List<String> SERVICES = List.of("dynamodb", "sqs", "s3", "kms");

  static Stream<FunctionSpec> functions() {
    return Wiring.STACK.functions().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void shouldMakeEachClientOnce(FunctionSpec function) throws Exception {
    assertThat(clients(function)).as(function.id()).doesNotHaveDuplicates();
  }

  /**
   * What a function's policies do not allow it does not need. But the life of jobs has its queue
   * and its feed with it, also where nothing is sent.
   */
  @ParameterizedTest
  @MethodSource("functions")
  void shouldMakeNoClientThatAFunctionCannotUse(FunctionSpec function) throws Exception {
    Set<String> allowed =
        function.policies().stream()
            .flatMap(statement -> statement.actions().stream())
            .map(action -> action.split(":")[0])
            .collect(Collectors.toCollection(HashSet::new));

    if (allowed.contains("dynamodb")) {
      allowed.addAll(List.of("sqs", "execute-api"));
    }
    assertThat(clients(function)).as(function.id()).isSubsetOf(allowed);
  }

  /** The service of each client that the function's handler makes, as policies name them. */
  private static List<String> clients(FunctionSpec function) throws Exception {
    Map<String, String> variables = new HashMap<>(function.environment());
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://localhost/credentials");
    variables.put("PATH", System.getenv("PATH"));
    variables.put("WEBSOCKET_ENDPOINT", "http://execute-api");
    for (String service : SERVICES) {
      variables.put("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT), "http://" + service);
    }
    List<String> made = new ArrayList<>();
    Transport counting =
        endpoint -> {
          made.add(endpoint.getHost());
          return Optional.empty();
        };
    Transport.with(
        counting,
        () ->
            Environment.with(
                variables,
                () -> Class.forName(Wiring.handlerClass(function)).getConstructor().newInstance()));
    return made;
  }
}
