package dev.cadenza.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules of the house that are seen in the source, and in nothing that is compiled from it. */
final class SourceRulesTest {
  private static final Set<String> TEST = Set.of("Test", "ParameterizedTest", "RepeatedTest");

  /** What may change behind a record's back, unless it is copied. */
  private static final Pattern MUTABLE =
      Pattern.compile("(\\w*(List|Map|Set)|Collection)<.*|.*\\[\\]");

  private static Sources sources;

  @BeforeAll
  static void parse() throws IOException {
    sources = Sources.parse();
  }

  @Test
  void shouldNameTestsForWhatTheyTell() {
    List<String> tests = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    sources.each(
        MethodTree.class,
        (source, method) -> {
          if (isTest(method)) {
            tests.add(source.path());
            if (!method.getName().toString().matches("should[A-Z].*")
                || !source.path().matches(".*(Test|Contract)\\.java")) {
              wrong.add(source.path() + "#" + method.getName());
            }
          }
        });

    assertThat(tests).hasSizeGreaterThan(1_000);
    assertThat(wrong).as("SomethingTest.shouldDoThis").isEmpty();
  }

  @Test
  void shouldDisableNoTest() {
    List<String> disabled = new ArrayList<>();
    sources.each(
        AnnotationTree.class,
        (source, annotation) -> {
          if (annotation.getAnnotationType().toString().equals("Disabled")) {
            disabled.add(source.path());
          }
        });

    assertThat(disabled).isEmpty();
  }

  @Test
  void shouldSayWhatASharedTypeIs() {
    List<String> silent = new ArrayList<>();
    for (Sources.Source source : sources.java()) {
      if (source.path().startsWith("shared/") && !source.isTest()) {
        for (Tree type : source.tree().getTypeDecls()) {
          if (type instanceof ClassTree declared
              && declared.getModifiers().getFlags().contains(Modifier.PUBLIC)
              && sources.docs().getDocComment(TreePath.getPath(source.tree(), type)) == null) {
            silent.add(source.path());
          }
        }
      }
    }

    assertThat(silent).as("public types without Javadoc").isEmpty();
  }

  @Test
  void shouldCopyWhatAPublicRecordIsGiven() {
    List<String> open = new ArrayList<>();
    sources.each(
        ClassTree.class,
        (source, type) -> {
          if (type.getKind() == Tree.Kind.RECORD
              && type.getModifiers().getFlags().contains(Modifier.PUBLIC)
              && hasMutableComponent(type)
              && !hasConstructor(type)) {
            open.add(source.path() + " " + type.getSimpleName());
          }
        });

    assertThat(open).as("records of lists, maps or arrays without a constructor").isEmpty();
  }

  private static boolean hasMutableComponent(ClassTree record) {
    return record.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
        .anyMatch(field -> MUTABLE.matcher(field.getType().toString()).matches());
  }

  private static boolean hasConstructor(ClassTree record) {
    return record.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(member -> ((MethodTree) member).getName())
        .map(Name::toString)
        .anyMatch("<init>"::equals);
  }

  private static boolean isTest(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> TEST.contains(annotation.getAnnotationType().toString()));
  }
}
