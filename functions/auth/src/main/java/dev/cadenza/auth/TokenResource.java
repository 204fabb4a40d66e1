package dev.cadenza.auth;

import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Form;
import dev.cadenza.http.auth.InvalidToken;
import dev.cadenza.http.auth.Token;
import dev.cadenza.http.auth.TokenVerifier;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.model.Account;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The token endpoints, compatible with SimpleJWT. */
@Path("/api/token")
public final class TokenResource {
  private static final Form.Text ANY = Form.Text.required(10_000);

  private final Logins logins;
  private final TokenVerifier verifier;

  TokenResource(Logins logins, TokenVerifier verifier) {
    this.logins = logins;
    this.verifier = verifier;
  }

  @POST
  public Response login(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Form form = call.form();
    var username = form.text("username", ANY);
    var password = form.text("password", ANY);
    form.check();
    return logins
        .login(username.orElseThrow(), password.orElseThrow(), call.address())
        .map(TokenResource::pair)
        .orElseThrow(
            () -> WireException.unauthorized("No active account found with the given credentials"));
  }

  @POST
  @Path("refresh")
  public Response refresh(@Context ContainerRequestContext request) {
    String text = field(request, "refresh");
    try {
      Token token = verifier.read(text, Token.REFRESH);
      Account account =
          logins
              .activeAccount(token.account())
              .orElseThrow(
                  () ->
                      WireException.unauthorized(
                          "No active account found for the given token.", "no_active_account"));
      return pair(logins.refresh(token, account));
    } catch (InvalidToken e) {
      throw notValid(e);
    }
  }

  @POST
  @Path("verify")
  public Response verify(@Context ContainerRequestContext request) {
    String text = field(request, "token");
    try {
      logins.requireLive(verifier.read(text));
      return Answers.ok(Map.of());
    } catch (InvalidToken e) {
      throw notValid(e);
    }
  }

  @POST
  @Path("blacklist")
  public Response blacklist(@Context ContainerRequestContext request) {
    String text = field(request, "refresh");
    try {
      logins.end(verifier.read(text, Token.REFRESH));
      return Answers.ok(Map.of());
    } catch (InvalidToken e) {
      throw notValid(e);
    }
  }

  private static String field(ContainerRequestContext request, String name) {
    Form form = Call.of(request).form();
    var text = form.text(name, ANY);
    form.check();
    return text.orElseThrow();
  }

  private static Response pair(Logins.Pair pair) {
    return Answers.ok(pair);
  }

  private static WireException notValid(InvalidToken e) {
    return WireException.unauthorized(e.getMessage(), "token_not_valid");
  }
}
