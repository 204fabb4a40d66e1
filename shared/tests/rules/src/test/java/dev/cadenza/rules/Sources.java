package dev.cadenza.rules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The source of all modules: as files, and the Java files as syntax trees, which are not resolved.
 */
final class Sources {
  static final Path HOME = Path.of(System.getProperty("cadenza.home"));

  private static final List<String> ROOTS = List.of("shared", "functions", "layers");

  private final List<Source> java;
  private final DocTrees trees;
  private final SourcePositions positions;

  /**
   * @param path below the checkout, with slashes
   */
  record Source(String path, CompilationUnitTree tree) {
    boolean isTest() {
      return path.contains("/src/test/");
    }
  }

  private Sources(List<Source> java, DocTrees trees) {
    this.java = List.copyOf(java);
    this.trees = trees;
    this.positions = trees.getSourcePositions();
  }

  static Sources parse() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  _ -> {},
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(all(".java")));
      List<Source> parsed = new ArrayList<>();
      for (CompilationUnitTree tree : task.parse()) {
        parsed.add(new Source(relative(Path.of(tree.getSourceFile().toUri())), tree));
      }
      return new Sources(parsed, DocTrees.instance(task));
    }
  }

  /** The files of all modules whose names end so, without what the build makes. */
  static List<Path> all(String... endings) {
    return ROOTS.stream().flatMap(root -> below(HOME.resolve(root), List.of(endings))).toList();
  }

  private static Stream<Path> below(Path root, List<String> endings) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> endings.stream().anyMatch(file.getFileName().toString()::endsWith))
          .filter(file -> !relative(file).contains("/target/"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String relative(Path file) {
    return HOME.relativize(file).toString();
  }

  List<Source> java() {
    return java;
  }

  /** Shows all parts of this kind, wherever they are. */
  <T extends Tree> void each(Class<T> kind, BiConsumer<Source, T> look) {
    for (Source source : java) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void scan(Tree part, Void nothing) {
          if (kind.isInstance(part)) {
            look.accept(source, kind.cast(part));
          }
          return super.scan(part, null);
        }
      }.scan(source.tree(), null);
    }
  }

  DocTrees docs() {
    return trees;
  }

  /** How many lines something takes. */
  int lines(Source source, Tree part) {
    CompilationUnitTree tree = source.tree();
    return (int)
        (tree.getLineMap().getLineNumber(positions.getEndPosition(tree, part))
            - tree.getLineMap().getLineNumber(positions.getStartPosition(tree, part))
            + 1);
  }
}
