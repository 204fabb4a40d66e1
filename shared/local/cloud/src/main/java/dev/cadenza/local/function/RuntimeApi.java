package dev.cadenza.local.function;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's runtime API, 2018-06-01, from which the runtime in a child JVM gets invocations. Every
 * instance has its own root path, which identifies it. The runtime does not sign, so the path is
 * secret.
 */
public final class RuntimeApi {

  private static final Pattern PATH =
      Pattern.compile("(/runtime/[0-9a-f]+)/2018-06-01/runtime/(?:invocation/)?(.+)");

  private static final int ROOT_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, IsolatedInstance> instances = new ConcurrentHashMap<>();

  /**
   * @param status of the HTTP response
   * @param headers of the HTTP response
   * @param body JSON
   */
  public record Answer(int status, Map<String, String> headers, String body) {
    public Answer {
      headers = Map.copyOf(headers);
    }

    static Answer accepted() {
      return new Answer(202, Map.of(), "{\"status\":\"OK\"}");
    }
  }

  String newRoot() {
    byte[] root = new byte[ROOT_BYTES];
    random.nextBytes(root);
    return "/runtime/" + HexFormat.of().formatHex(root);
  }

  void add(String root, IsolatedInstance instance) {
    instances.put(root, instance);
  }

  void remove(String root) {
    instances.remove(root);
  }

  /**
   * Answers a runtime. A request for an invocation waits here until there is one.
   *
   * @return empty when the path is not part of the runtime API
   */
  public Optional<Answer> answer(String path, String body) throws InterruptedException {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    IsolatedInstance instance = instances.get(matcher.group(1));
    if (instance == null) {
      return Optional.of(new Answer(410, Map.of(), "{}"));
    }
    List<String> call = List.of(matcher.group(2).split("/"));
    return switch (call.getLast()) {
      case "next" -> instance.next();
      case "response" -> {
        instance.end(call.getFirst(), new Outcome.Answer(body));
        yield Optional.of(Answer.accepted());
      }
      case "error" -> {
        instance.error(call.getFirst(), body);
        yield Optional.of(Answer.accepted());
      }
      default -> Optional.empty();
    };
  }
}
