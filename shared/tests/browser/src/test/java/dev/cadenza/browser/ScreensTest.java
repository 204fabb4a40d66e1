package dev.cadenza.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.options.ColorScheme;
import dev.cadenza.platform.SampleUser;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every screen, light and dark, on a desk and on a phone: accessible, with a screenshot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScreensTest {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final List<String> GRAVE = List.of("serious", "critical");

  private Studio studio;

  @BeforeAll
  void haveSomethingToShow() {
    studio = Studio.of(SampleUser.ADMIN);
  }

  private Map<String, String> screens() {
    return studio.screens();
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK"})
  void shouldShutNobodyOut(int width, ColorScheme scheme) {
    String kind =
        (width == Window.PHONE ? "phone" : "desk") + "-" + scheme.name().toLowerCase(Locale.ROOT);
    try (Window window = Window.open(width, width == Window.PHONE ? 844 : 860, scheme)) {
      window.go("/").settle();
      look(window, "sign-in", kind);
      window.signIn(SampleUser.ADMIN);
      screens()
          .forEach(
              (name, path) -> {
                window.go(path).settle();
                look(window, name, kind);
              });
    }
  }

  private static void look(Window window, String name, String kind) {
    window.picture(PICTURES.resolve(name + "-" + kind + ".png"));
    List<Rule> found =
        new AxeBuilder(window.page())
            .analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .toList();
    assertThat(found)
        .as("%s, %s", name, kind)
        .extracting(
            rule -> rule.getId() + ": " + rule.getNodes().stream().map(it -> it.getHtml()).toList())
        .isEmpty();
    Object wider =
        window
            .page()
            .evaluate(
                "document.documentElement.scrollWidth > document.documentElement.clientWidth");
    assertThat(wider).as("%s, %s scrolls sideways", name, kind).isEqualTo(false);
  }
}
