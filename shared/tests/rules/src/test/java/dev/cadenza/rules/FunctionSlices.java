package dev.cadenza.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.cadenza.e2e.support.Wiring;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts each function's classes into a slice of their own, and everything else into none. A function
 * is what lies in or below the package of a handler that the template names.
 */
final class FunctionSlices implements SliceAssignment {
  /** Read when it is first asked for: rules are collected where there is no checkout. */
  private static final class Packages {
    private static final Set<String> ALL =
        Wiring.STACK.functions().stream()
            .map(Wiring::handlerClass)
            .map(handler -> handler.substring(0, handler.lastIndexOf('.')))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    String room = type.getPackageName() + ".";
    return Packages.ALL.stream()
        .filter(function -> room.startsWith(function + "."))
        .findFirst()
        .map(SliceIdentifier::of)
        .orElseGet(SliceIdentifier::ignore);
  }

  @Override
  public String getDescription() {
    return "functions";
  }
}
