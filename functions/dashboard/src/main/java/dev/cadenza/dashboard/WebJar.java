package dev.cadenza.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * A browser library packaged as a jar.
 *
 * @param group of its Maven coordinates
 * @param name of its Maven coordinates and of its folder
 */
record WebJar(String group, String name) {
  /** The folder of the library on the class path, with a trailing slash. */
  String folder() {
    return "/META-INF/resources/webjars/" + name + "/" + version() + "/";
  }

  /** The folder name contains the version, which the build determines. */
  private String version() {
    String path = "/META-INF/maven/" + group + "/" + name + "/pom.properties";
    Properties properties = new Properties();
    try (InputStream file = WebJar.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The WebJar " + name + " cannot be read", e);
    }
    return properties.getProperty("version");
  }
}
