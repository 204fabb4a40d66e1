package dev.cadenza.local.signed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * Verifies the AWS signature version 4 in the header {@code Authorization}, with the cloud's
 * secret. Any access key is valid: each function has its own, with the same secret.
 */
public final class Signatures {

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          ALGORITHM
              + " Credential=[^/,\\s]+/(\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request,"
              + "\\s*SignedHeaders=([a-z0-9;_-]+),\\s*Signature=([0-9a-f]{64})");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Duration SKEW = Duration.ofMinutes(15);
  private static final String MAC = "HmacSHA256";

  private final byte[] secret;

  /** Signing keys by date, region and service, of valid signatures: one per service and day. */
  private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

  public Signatures(AwsBasicCredentials credentials) {
    this.secret = ("AWS4" + credentials.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Why the request is rejected; empty when it is valid.
   *
   * @param service its name in signatures, such as {@code dynamodb}
   */
  public Optional<Refusal> refusal(Request request, byte[] body, String service) {
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (header == null) {
      return refused("MissingAuthenticationToken", "The request is not signed.");
    }
    Matcher authorization = AUTHORIZATION.matcher(header);
    if (!authorization.matches()) {
      return refused("IncompleteSignature", "The header Authorization contains no signature.");
    }
    List<String> signed = List.of(authorization.group(4).split(";"));
    if (!coversAll(request, signed)) {
      return refused("IncompleteSignature", "The headers host and x-amz-* must be signed.");
    }
    String time = request.getHeaders().get("X-Amz-Date");
    String scope = String.join("/", authorization.group(1), authorization.group(2), service);
    if (!isNow(time) || !time.startsWith(authorization.group(1))) {
      return refused("RequestExpired", "The request was not signed within the last 15 minutes.");
    }
    String text =
        String.join(
            "\n",
            ALGORITHM,
            time,
            scope + "/aws4_request",
            sha256(
                CanonicalRequest.of(request, signed, sha256(body))
                    .getBytes(StandardCharsets.UTF_8)));
    byte[] given = HexFormat.of().parseHex(authorization.group(5));
    return authorization.group(3).equals(service) && isRight(scope, text, given)
        ? Optional.empty()
        : refused("SignatureDoesNotMatch", "The request is not signed with this cloud's secret.");
  }

  private static Optional<Refusal> refused(String code, String message) {
    return Optional.of(new Refusal(code, message));
  }

  /** Otherwise an intercepted request could be sent again with another meaning. */
  private static boolean coversAll(Request request, List<String> signed) {
    return signed.contains("host")
        && signed.contains("x-amz-date")
        && request.getHeaders().stream()
            .map(HttpField::getLowerCaseName)
            .filter(name -> name.startsWith("x-amz-"))
            .allMatch(signed::contains);
  }

  private static boolean isNow(String time) {
    try {
      Instant signed = time == null ? Instant.EPOCH : TIME.parse(time, Instant::from);
      return Duration.between(signed, Instant.now()).abs().compareTo(SKEW) <= 0;
    } catch (DateTimeParseException unreadable) {
      return false;
    }
  }

  private boolean isRight(String scope, String text, byte[] given) {
    byte[] known = keys.get(scope);
    byte[] key = known == null ? key(scope) : known;
    boolean right = MessageDigest.isEqual(mac(key, text), given);
    if (right) {
      keys.putIfAbsent(scope, key);
    }
    return right;
  }

  private byte[] key(String scope) {
    byte[] key = secret;
    for (String part : scope.split("/")) {
      key = mac(key, part);
    }
    return mac(key, "aws4_request");
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("Every JDK has " + MAC, impossible);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("Every JDK has SHA-256", impossible);
    }
  }
}
