package dev.cadenza.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * A browser library that comes as a jar.
 *
 * @param group of its Maven coordinates
 * @param name likewise, and of its folder
 */
record WebJar(String group, String name) {
  /** Where the library's files are on the class path, with a slash at the end. */
  String folder() {
    return "/META-INF/resources/webjars/" + name + "/" + version() + "/";
  }

  /** The folder is named after the version, which the build alone chooses. */
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
