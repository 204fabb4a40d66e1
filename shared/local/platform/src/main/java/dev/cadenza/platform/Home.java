package dev.cadenza.platform;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checkout, which contains the template and the built functions.
 *
 * @param root absolute
 */
public record Home(Path root) {
  /** The system property with the path of the checkout, set by the launcher and the build. */
  public static final String PROPERTY = "cadenza.home";

  public Home {
    root = requireNonNull(root, "root").toAbsolutePath().normalize();
    if (!Files.isRegularFile(root.resolve("template.yaml"))) {
      throw new IllegalArgumentException("no template.yaml in " + root);
    }
  }

  public static Home find() {
    String root = System.getProperty(PROPERTY);
    if (root == null) {
      throw new IllegalStateException(
          "Start this through ./cadenza, or set -D" + PROPERTY + " to the checkout.");
    }
    return new Home(Path.of(root));
  }

  public Path template() {
    return root.resolve("template.yaml");
  }

  /** The folder of all files created at run time, which may be deleted as a whole. */
  public Path state() {
    return root.resolve(".cadenza");
  }

  public Path log() {
    return state().resolve("cadenza.log");
  }

  public Path data() {
    return state().resolve("data");
  }
}
