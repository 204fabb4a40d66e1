package dev.cadenza.jobsapi.links;

import dev.cadenza.aws.Environment;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Which links may be fetched: HTTPS on port 443, without credentials, from hosts all of whose
 * addresses are public. A connection uses the addresses that were checked.
 */
public final class LinkRules {
  /** Origins such as {@code http://127.0.0.1:8080}, with commas, for tests on one machine. */
  public static final String TEST_ORIGINS = "LINK_TEST_ORIGINS";

  static final String NOT_PUBLIC = "The link leads to an address that is not public.";

  private static final int LONGEST_NAME = 255;

  private final Set<String> testOrigins;
  private final Dns dns;

  LinkRules(Set<String> testOrigins, Dns dns) {
    this.testOrigins = Set.copyOf(testOrigins);
    this.dns = dns;
  }

  public static LinkRules of(Environment environment) {
    return new LinkRules(
        environment
            .find(TEST_ORIGINS)
            .filter(origins -> !origins.isBlank())
            .map(origins -> Set.of(origins.split(",")))
            .orElse(Set.of()),
        Dns.SYSTEM);
  }

  /** Why a link is not fetched, as far as its text shows. */
  public Optional<String> fault(String link) {
    HttpUrl url = HttpUrl.parse(link);
    if (url == null) {
      return Optional.of("Enter a link, such as \"https://example.com/talk.mp3\".");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return Optional.of("The link must not contain a username or a password.");
    }
    if (isTest(url)) {
      return Optional.empty();
    }
    if (!url.isHttps()) {
      return Optional.of("Only https:// links are fetched.");
    }
    return url.port() == 443
        ? Optional.empty()
        : Optional.of("Only links to port 443 are fetched.");
  }

  /** The name of the file of a link: the last part of its path, or the host. */
  public static String fileName(String link) {
    HttpUrl url = HttpUrl.get(link);
    String last = url.pathSegments().getLast().replaceAll("[/\\\\\\p{Cntrl}]", "").strip();
    String name = last.isEmpty() ? url.host() : last;
    return name.substring(Math.max(0, name.length() - LONGEST_NAME));
  }

  private boolean isTest(HttpUrl url) {
    return testOrigins.contains(url.scheme() + "://" + url.host() + ":" + url.port());
  }

  /**
   * The link as it is fetched.
   *
   * @throws FetchFailure when it is not allowed
   */
  HttpUrl check(String link) throws FetchFailure {
    Optional<String> fault = fault(link);
    if (fault.isPresent()) {
      throw new FetchFailure(fault.get());
    }
    return HttpUrl.get(link);
  }

  /**
   * The addresses of the host of a link.
   *
   * @throws FetchFailure when one of them is not public, or it has none
   */
  List<InetAddress> addresses(HttpUrl url) throws FetchFailure {
    List<InetAddress> found;
    try {
      found = dns.lookup(url.host());
    } catch (UnknownHostException e) {
      throw new FetchFailure("The host of the link is not found: " + url.host());
    }
    if (!isTest(url) && !found.stream().allMatch(PublicAddresses::contain)) {
      throw new FetchFailure(NOT_PUBLIC);
    }
    return found;
  }
}
