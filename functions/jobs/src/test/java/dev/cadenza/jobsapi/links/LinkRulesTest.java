package dev.cadenza.jobsapi.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkRulesTest {
  private final LinkRules rules = new LinkRules(Set.of("http://127.0.0.1:8080"), Dns.SYSTEM);

  @ParameterizedTest
  @CsvSource({
    "talk.mp3, Enter a link",
    "ftp://example.com/talk.mp3, Enter a link",
    "file:///etc/passwd, Enter a link",
    "http://example.com/talk.mp3, Only https://",
    "http://127.0.0.1:8081/talk.mp3, Only https://",
    "https://ada@example.com/talk.mp3, must not contain a username",
    "https://:secret@example.com/talk.mp3, must not contain a username",
    "http://ada:secret@127.0.0.1:8080/talk.mp3, must not contain a username",
    "https://example.com:8443/talk.mp3, port 443"
  })
  void shouldRefuseLinks(String link, String reason) {
    assertThat(rules.fault(link)).get().asString().contains(reason);
    assertThatThrownBy(() -> rules.check(link)).isInstanceOf(FetchFailure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.com/talk.mp3?key=1", "http://127.0.0.1:8080/talk.mp3"})
  void shouldAllowLinks(String link) {
    assertThat(rules.fault(link)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "169.254.169.254",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.1.1",
        "198.19.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "localhost",
        "[::]",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[64:ff9b::a9fe:a9fe]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "[ff02::1]",
        "[2001:0:1::1]",
        "[2001:db8::1]",
        "[2002:7f00:1::1]"
      })
  void shouldRefuseWhatIsNotPublic(String host) {
    assertThatThrownBy(() -> rules.addresses(rules.check("https://" + host + "/talk.mp3")))
        .isInstanceOf(FetchFailure.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.1.1.1", "100.63.0.1", "172.32.0.1", "223.255.255.255", "2606:4700::1111"})
  void shouldKnowPublicAddresses(String address) {
    assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isTrue();
  }

  /** One that is not would be found by connecting again. */
  @Test
  void shouldRequireThatAllAddressesArePublic() {
    LinkRules both =
        new LinkRules(
            Set.of(),
            _ -> List.of(InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("10.0.0.1")));

    assertThatThrownBy(() -> both.addresses(both.check("https://example.com/")))
        .hasMessage(LinkRules.NOT_PUBLIC);
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/a/talk%20one.mp3?key=1#end, talk one.mp3",
    "https://example.com/a/..%2Ftalk.mp3, ..talk.mp3",
    "https://example.com/a/, example.com"
  })
  void shouldNameTheFile(String link, String name) {
    assertThat(LinkRules.fileName(link)).isEqualTo(name);
  }
}
