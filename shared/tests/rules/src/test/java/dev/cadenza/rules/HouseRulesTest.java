package dev.cadenza.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house that a compiler does not hold. */
@AnalyzeClasses(
    packages = "dev.cadenza",
    importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTest.WithoutTestJars.class})
final class HouseRulesTest {
  /** Fakes are handed on in jars of tests. */
  static final class WithoutTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule theModelDependsOnTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("dev.cadenza.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "dev.cadenza.model..");

  @ArchTest
  static final ArchRule jobsPipelineAndNarrationNeverSeeAws =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.cadenza.jobs..",
              "dev.cadenza.pipeline..",
              "dev.cadenza.narration..",
              "dev.cadenza.engines..",
              "dev.cadenza.embeddedengines..",
              "dev.cadenza.chat..",
              "dev.cadenza.llama..",
              "dev.cadenza.webengines..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "com.amazonaws..", "dev.cadenza.aws..");

  @ArchTest
  static final ArchRule storiesDependOnTheirSeedAlone =
      noClasses()
          .that()
          .resideInAPackage("dev.cadenza.storyteller..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.time..", "java.util.concurrent.atomic..", "java.security..", "java.net..");

  @ArchTest
  static final ArchRule enginesAreFoundAndNeverNamed =
      noClasses()
          .that(
              resideInAnyPackage("dev.cadenza..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "dev.cadenza.embeddedengines..",
                              "dev.cadenza.storyteller..",
                              "dev.cadenza.chat..",
                              "dev.cadenza.llama..",
                              "dev.cadenza.webengines..",
                              "dev.cadenza.awsengines.."))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.cadenza.embeddedengines..",
              "dev.cadenza.storyteller..",
              "dev.cadenza.chat..",
              "dev.cadenza.llama..",
              "dev.cadenza.webengines..",
              "dev.cadenza.awsengines..");

  @ArchTest
  static final ArchRule functionsNeverImportEachOther =
      slices().assignedFrom(new FunctionSlices()).should().notDependOnEachOther();

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("dev.cadenza.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule textsAreTheSameInEveryLocale =
      noClasses()
          .should()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase");

  @ArchTest
  static final ArchRule nothingShippedImportsWhatStaysAtHome =
      noClasses()
          .that(
              resideInAnyPackage("dev.cadenza..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "dev.cadenza.local..",
                              "dev.cadenza.cli..",
                              "dev.cadenza.client..",
                              "dev.cadenza.platform..",
                              "dev.cadenza.testing..",
                              "dev.cadenza.e2e..",
                              "dev.cadenza.benchmarks.."))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.cadenza.local..",
              "dev.cadenza.cli..",
              "dev.cadenza.client..",
              "dev.cadenza.platform..",
              "dev.cadenza.testing..",
              "dev.cadenza.e2e..",
              "dev.cadenza.benchmarks..");

  @ArchTest
  static final ArchRule theLocalCloudKnowsNothingOfCadenza =
      classes()
          .that()
          .resideInAPackage("dev.cadenza.local..")
          .should()
          .onlyDependOnClassesThat(
              not(
                  resideInAnyPackage(
                      "dev.cadenza.model..",
                      "dev.cadenza.jobs..",
                      "dev.cadenza.aws..",
                      "dev.cadenza.http..",
                      "dev.cadenza.pipeline..")));

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager");
}
