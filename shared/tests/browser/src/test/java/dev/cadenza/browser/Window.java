package dev.cadenza.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A browser window with the dashboard. */
final class Window implements AutoCloseable {
  static final int DESK = 1280;
  static final int PHONE = 390;
  static final double MAX_MS = 120_000;

  /** The first has no windows of its own to draw, and takes the least time. */
  private static final List<String> CHROMIUM =
      List.of(
          "/usr/bin/chromium-headless-shell",
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome");

  /** A rejected sign-in, or a connection that a test closes, is not an error of the page. */
  private static final List<String> EXPECTED =
      List.of("Failed to load resource", "WebSocket connection to");

  private static LocalPlatform platform;
  private static Browser browser;

  private final BrowserContext context;
  private final Page page;
  private final List<String> troubles = new ArrayList<>();

  private Window(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.setDefaultTimeout(MAX_MS);
    page.onPageError(troubles::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")
              && EXPECTED.stream().noneMatch(message.text()::startsWith)) {
            troubles.add(message.text());
          }
        });
  }

  static synchronized LocalPlatform platform() {
    if (platform == null) {
      LocalPlatform started = LocalPlatform.start(LocalPlatform.Options.temporary());
      Runtime.getRuntime().addShutdownHook(new Thread(started::close));
      platform = started;
    }
    return platform;
  }

  private static synchronized Browser browser() {
    if (browser == null) {
      PlaywrightAssertions.setDefaultAssertionTimeout(MAX_MS);
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(chromium())
                      .setArgs(
                          List.of("--no-sandbox", "--autoplay-policy=no-user-gesture-required")));
    }
    return browser;
  }

  private static Path chromium() {
    return CHROMIUM.stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Chromium is missing. Install it: sudo apt-get install -y chromium-headless-shell"));
  }

  static Window desk() {
    return open(DESK, 860, ColorScheme.LIGHT);
  }

  static Window open(int width, int height, ColorScheme scheme) {
    platform();
    return new Window(
        browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setBaseURL(platform().httpUrl().toString())
                    .setViewportSize(width, height)
                    .setColorScheme(scheme)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setLocale("en-GB")));
  }

  Page page() {
    return page;
  }

  /** Another tab of the same browser. */
  Page tab() {
    return context.newPage();
  }

  Window signedIn(SampleUser user) {
    go("/");
    signIn(user);
    return this;
  }

  void signIn(SampleUser user) {
    page.getByLabel("Name or e-mail address").fill(user.username());
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(user.password());
    button("Sign in").click();
    assertThat(page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))).isHidden();
  }

  /** Opens a path, and waits for what it shows. */
  Window go(String path) {
    page.navigate(path);
    return this;
  }

  Window waitForHeading(String name) {
    assertThat(heading(name)).isVisible();
    return this;
  }

  /** Waits until nothing says that it is still loading. */
  Window settle() {
    assertThat(page.locator("h1, #sign-in-title").first()).isVisible();
    assertThat(page.locator(".waiting")).hasCount(0);
    return this;
  }

  Locator heading(String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** A job's row in a list. */
  Locator job(String id) {
    return page.locator(".job-row[data-id='" + id + "']");
  }

  /** The state of the job whose page is open. */
  Locator jobState() {
    return page.locator("main .state[role=status]");
  }

  /** Requested from here: the page's policy forbids evaluating text in it. */
  void awaitSound() {
    await()
        .pollInSameThread()
        .atMost(Duration.ofMillis((long) MAX_MS))
        .until(
            () ->
                page.evaluate("document.querySelector('audio, video').currentTime > 0.2")
                    .equals(true));
  }

  void picture(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  @Override
  public void close() {
    context.close();
    assertThat(troubles).as("complaints of the browser").isEmpty();
  }
}
