package dev.cadenza.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.e2e.support.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The wire, case by case: status, headers and the very texts. The cases are in {@code wire.yaml}
 * and {@code wire-errors.yaml}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WireContractTest {
  private final WireClient client = new WireClient(Platform.shared().httpUrl());

  @BeforeAll
  void makeThingsToAskFor() {
    client.prepare();
  }

  /** Those that change nothing come first. */
  static Stream<WireCase> cases() throws IOException {
    return Stream.concat(cases("/wire-errors.yaml"), cases("/wire.yaml"));
  }

  private static Stream<WireCase> cases(String resource) throws IOException {
    try (InputStream file = WireContractTest.class.getResourceAsStream(resource)) {
      List<Map<String, Object>> cases = new Yaml().load(file);
      return cases.stream().map(WireCase::of);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void shouldAnswerAsTheWebClientExpects(WireCase wire) {
    HttpResponse<String> answer = client.send(wire);

    assertThat(answer.statusCode()).as(answer.body()).isIn(wire.statuses());
    wire.headers()
        .forEach((name, value) -> WireMatch.header(name, answer.headers().allValues(name), value));
    if (wire.json() != null) {
      WireMatch.json(client.expected(wire.json()), client.parse(answer.body()), wire.succeeds());
      assertThat(answer.headers().firstValue("content-type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }
  }
}
