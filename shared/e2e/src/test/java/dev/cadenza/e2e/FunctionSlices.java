package dev.cadenza.e2e;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.List;

/** Puts each function's classes into a slice of their own, and everything else into none. */
final class FunctionSlices implements SliceAssignment {
  private final List<String> packages;

  FunctionSlices(String... packages) {
    this.packages = List.copyOf(Arrays.asList(packages));
  }

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    return packages.stream()
        .filter(identifier -> PackageMatcher.of(identifier).matches(type.getPackageName()))
        .findFirst()
        .map(SliceIdentifier::of)
        .orElseGet(SliceIdentifier::ignore);
  }

  @Override
  public String getDescription() {
    return "functions";
  }
}
