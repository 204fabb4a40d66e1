package dev.cadenza.local.template;

import dev.cadenza.local.template.spec.PolicyStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the policies of a function: its own statements, and managed policies of the template. SAM's
 * policy templates are rejected: they allow more than a function here needs.
 */
final class PolicyReader {

  private final Function<String, List<PolicyStatement>> managed;

  /**
   * @param managed returns the statements of a managed policy, by its logical id
   */
  PolicyReader(Function<String, List<PolicyStatement>> managed) {
    this.managed = managed;
  }

  List<PolicyStatement> of(Properties function) {
    List<PolicyStatement> statements = new ArrayList<>();
    for (Object policy : function.list("Policies")) {
      switch (policy) {
        case Map<?, ?> map when map.containsKey("Statement") ->
            statements.addAll(
                statements(new Properties("Policies", Template.section("Policies", map))));
        case String id -> statements.addAll(managed.apply(id));
        default ->
            throw function.refuse(
                "Policies",
                policy
                    + " is not supported locally: write statements, or refer to a managed policy");
      }
    }
    return statements;
  }

  /** The statements of an {@code AWS::IAM::ManagedPolicy}. */
  static List<PolicyStatement> managed(Properties properties) {
    properties.ignore(Set.of("Description"));
    Properties document =
        properties
            .part("PolicyDocument")
            .orElseThrow(() -> properties.refuse("PolicyDocument", "is missing"));
    properties.refuseTheRest();
    return statements(document);
  }

  private static List<PolicyStatement> statements(Properties document) {
    document.ignore(Set.of("Version"));
    List<PolicyStatement> statements =
        document.parts("Statement").stream().map(PolicyReader::statement).toList();
    document.refuseTheRest();
    return statements;
  }

  private static PolicyStatement statement(Properties statement) {
    statement.ignore(Set.of("Sid"));
    statement.expect("Effect", "Allow");
    PolicyStatement read =
        new PolicyStatement(statement.texts("Action"), statement.texts("Resource"));
    statement.refuseTheRest();
    return read;
  }
}
