package dev.cadenza.e2e.support;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Stops the platform of a class after it. JUnit finds this extension by itself; it comes first, so
 * that it stops the platform after a class has closed what it opened.
 */
public final class PlatformExtension implements AfterAllCallback {
  @Override
  public void afterAll(ExtensionContext context) {
    if (context.getTestClass().filter(type -> type.getEnclosingClass() == null).isPresent()) {
      Platform.stop();
    }
  }
}
