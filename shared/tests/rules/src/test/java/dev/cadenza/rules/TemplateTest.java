package dev.cadenza.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.cadenza.aws.Environment;
import dev.cadenza.e2e.support.Wiring;
import dev.cadenza.engines.catalog.EngineFamilies;
import dev.cadenza.local.template.EventSource.Messages;
import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.spec.PolicyStatement;
import dev.cadenza.local.template.spec.QueueSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The template and the code say the same. */
final class TemplateTest {
  /** Services that know no resources: IAM takes no other than {@code *}. */
  private static final Set<String> WITHOUT_RESOURCES = Set.of("polly", "transcribe", "translate");

  static Stream<FunctionSpec> functions() {
    return Wiring.STACK.functions().stream();
  }

  @Test
  void shouldNameEveryHandlerOnce() {
    List<String> handlers =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.cadenza")
                .stream()
                .filter(
                    type ->
                        type.isAssignableTo(RequestHandler.class)
                            || type.isAssignableTo(RequestStreamHandler.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .toList();

    assertThat(functions().map(Wiring::handlerClass)).containsExactlyInAnyOrderElementsOf(handlers);
  }

  /** As on AWS, where what starts from a snapshot is given a place to ask for keys, and none. */
  @ParameterizedTest
  @MethodSource("functions")
  void shouldDeclareEveryVariableThatItsHandlerReads(FunctionSpec function) throws Exception {
    Map<String, String> variables = new HashMap<>(function.environment());
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://localhost/credentials");
    // The programs that a worker looks for.
    variables.put("PATH", System.getenv("PATH"));

    Object handler =
        Environment.with(
            variables,
            () -> Class.forName(Wiring.handlerClass(function)).getConstructor().newInstance());

    assertThat(handler).isNotNull();
  }

  /** A family of engines can read no others. Keys are not for templates, which name secrets. */
  @Test
  void shouldDeclareEveryVariableThatAnEngineMayRead() {
    Set<String> variables =
        EngineFamilies.all()
            .flatMap(family -> family.variables().stream())
            .filter(name -> !name.endsWith("_API_KEY") && !name.equals("PATH"))
            .collect(Collectors.toSet());

    assertThat(variables).contains("OPENAI_TTS_VOICES", "BEDROCK_MODEL", "ELEVENLABS_MODEL");
    assertThat(functions())
        .allSatisfy(
            function ->
                assertThat(function.environment()).containsKeys(variables.toArray(String[]::new)));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void shouldGrantNothingByStars(FunctionSpec function) {
    for (PolicyStatement statement : function.policies()) {
      assertThat(statement.actions()).noneMatch(action -> action.contains("*"));
      Set<String> services =
          Set.copyOf(statement.actions().stream().map(action -> action.split(":")[0]).toList());
      if (!WITHOUT_RESOURCES.containsAll(services)) {
        // An ARN, with a star for the last part of a key, of an index or of a connection at most.
        assertThat(statement.resources())
            .isNotEmpty()
            .allMatch(resource -> resource.matches("arn:[^*]+(/|/index/by_)?[*]?"));
      }
    }
  }

  @Test
  void shouldHideAMessageForSixTimesItsFunctionsTime() {
    functions()
        .forEach(
            function ->
                Wiring.messages(function)
                    .forEach(
                        source ->
                            assertThat(number(queue(source), "VisibilityTimeout"))
                                .as(function.id())
                                .isGreaterThanOrEqualTo(6 * function.timeout().toSeconds())));
  }

  @Test
  void shouldLetEveryMessageReturnByItself() {
    assertThat(functions().flatMap(Wiring::messages))
        .isNotEmpty()
        .allMatch(Messages::reportsFailures);
  }

  private static QueueSpec queue(Messages source) {
    return Wiring.STACK.queues().stream()
        .filter(queue -> queue.arn().equals(source.queueArn()))
        .findFirst()
        .orElseThrow();
  }

  private static long number(QueueSpec queue, String attribute) {
    return Long.parseLong(queue.attributes().get(attribute));
  }
}
