package dev.cadenza.commands;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cadenza.e2e.support.Wiring;
import dev.cadenza.local.function.Functions;
import dev.cadenza.local.function.Outcome;
import dev.cadenza.local.function.RuntimeApi;
import dev.cadenza.local.template.FunctionSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Functions as {@code sam local invoke} runs them, less Docker: each in a process of its own, under
 * Lambda's runtime interface client, with the variables that SAM gives a container and no others.
 */
final class SamContainers implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final RuntimeApi api = new RuntimeApi();
  private final Functions functions;

  /**
   * @param file what {@code --env-vars} names, read
   */
  SamContainers(Map<String, Map<String, String>> file) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    functions =
        Functions.isolated(
            Wiring.STACK.functions(),
            function -> variables(function, file.getOrDefault(function.id(), Map.of())),
            api,
            "127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * As {@code EnvironmentVariables.resolve} in SAM's samcli/local/lambdafn/env_vars.py: its own,
   * with the keys of the shell; then what the template declares, from the file where it is there.
   */
  private static Map<String, String> variables(FunctionSpec function, Map<String, String> file) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("AWS_SAM_LOCAL", "true");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memory()));
    variables.put("AWS_LAMBDA_FUNCTION_TIMEOUT", String.valueOf(function.timeout().toSeconds()));
    variables.put("AWS_LAMBDA_FUNCTION_HANDLER", function.handler());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.id());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "aws/lambda/" + function.id());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "$LATEST");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_REGION", "eu-central-1");
    variables.put("AWS_DEFAULT_REGION", "eu-central-1");
    variables.put("AWS_ACCESS_KEY_ID", "AKIASOMEBODYS");
    variables.put("AWS_SECRET_ACCESS_KEY", "of-the-shell");
    variables.put("AWS_SESSION_TOKEN", "of-the-shell");
    variables.put("AWS_ACCOUNT_ID", "123456789012");
    function
        .environment()
        .forEach((name, value) -> variables.put(name, file.getOrDefault(name, value)));
    return variables;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      RuntimeApi.Answer answer =
          api.answer(exchange.getRequestURI().getPath(), body)
              .orElseGet(() -> new RuntimeApi.Answer(404, Map.of(), "{}"));
      // Lambda's client is native code that crashes without it.
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] content = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), content.length);
      exchange.getResponseBody().write(content);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the function answers, JSON. */
  String invoke(String function, String event) throws InterruptedException {
    return switch (functions.invoke(function, event)) {
      case Outcome.Answer(String payload) -> payload;
      case Outcome.Failure failure -> throw new AssertionError(function + ": " + failure);
    };
  }

  @Override
  public void close() {
    functions.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
