package dev.cadenza.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireExceptionTest {
  @Test
  void shouldWriteADetail() {
    assertThat(written(WireException.notFound())).isEqualTo("{\"detail\":\"Not found.\"}");
    assertThat(written(WireException.throttled(1)))
        .isEqualTo("{\"detail\":\"Request was throttled. Expected available in 1 second.\"}");
    assertThat(written(WireException.methodNotAllowed("PUT", "GET")))
        .isEqualTo("{\"detail\":\"Method \\\"PUT\\\" not allowed.\"}");
  }

  @Test
  void shouldWriteCodesAfterDetails() {
    assertThat(written(WireException.unauthorized("User is inactive", "user_inactive")))
        .isEqualTo("{\"detail\":\"User is inactive\",\"code\":\"user_inactive\"}");
    assertThat(
            written(
                WireException.unauthorized(
                    ErrorBody.TokenNotValid.access("Token is invalid or expired"))))
        .isEqualTo(
            """
            {"detail":"Given token not valid for any token type","code":"token_not_valid",\
            "messages":[{"token_class":"AccessToken","token_type":"access",\
            "message":"Token is invalid or expired"}]}""");
  }

  @Test
  void shouldWriteErrorsOfFieldsByTheirNames() {
    assertThat(written(WireException.invalid(Map.of("name", List.of("Too long.")))))
        .isEqualTo("{\"name\":[\"Too long.\"]}");
  }

  private static String written(WireException error) {
    return Wire.write(error.body());
  }
}
