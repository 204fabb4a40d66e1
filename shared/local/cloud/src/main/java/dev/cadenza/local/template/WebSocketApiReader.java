package dev.cadenza.local.template;

import dev.cadenza.local.template.intrinsic.TemplateException;
import dev.cadenza.local.template.spec.WebSocketApiSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds a WebSocket API from its resources, in any order. */
final class WebSocketApiReader {

  private static final Pattern INVOCATION = Pattern.compile(".*/functions/(arn:[^/]+)/invocations");

  private record Api(String id, String selectionKey, List<String> localPaths) {}

  private record Route(
      String id, String key, String integration, Optional<String> authorizer, boolean answers) {}

  private final List<Api> apis = new ArrayList<>();
  private final List<String> stages = new ArrayList<>();
  private final Map<String, WebSocketApiSpec.Authorizer> authorizers = new HashMap<>();
  private final Map<String, String> integrations = new HashMap<>();
  private final List<Route> routes = new ArrayList<>();
  private final Set<String> answering = new HashSet<>();

  void add(Resource resource, Properties properties) {
    switch (resource.type()) {
      case "AWS::ApiGatewayV2::Api" -> apis.add(api(resource, properties));
      case "AWS::ApiGatewayV2::Stage" -> stages.add(properties.text("StageName"));
      case "AWS::ApiGatewayV2::Authorizer" ->
          authorizers.put(resource.id(), authorizer(properties));
      case "AWS::ApiGatewayV2::Integration" ->
          integrations.put(resource.id(), integration(properties));
      case "AWS::ApiGatewayV2::Route" -> routes.add(route(resource, properties));
      case "AWS::ApiGatewayV2::RouteResponse" -> answering.add(answeringRoute(properties));
      default -> throw new IllegalArgumentException(resource.type());
    }
    properties.ignore(List.of("ApiId"));
    properties.refuseTheRest();
  }

  private static Api api(Resource resource, Properties properties) {
    properties.expect("ProtocolType", "WEBSOCKET");
    String expression = properties.text("RouteSelectionExpression");
    String prefix = "$request.body.";
    if (!expression.startsWith(prefix)) {
      throw properties.refuse("RouteSelectionExpression", "only " + prefix + "x is supported");
    }
    Properties metadata = new Properties(resource.id() + ".Metadata", resource.metadata());
    return new Api(
        resource.id(), expression.substring(prefix.length()), metadata.texts("LocalPaths"));
  }

  private static WebSocketApiSpec.Authorizer authorizer(Properties properties) {
    properties.expect("AuthorizerType", "REQUEST");
    return new WebSocketApiSpec.Authorizer(
        function(properties, "AuthorizerUri"), properties.texts("IdentitySource"));
  }

  private static String integration(Properties properties) {
    properties.expect("IntegrationType", "AWS_PROXY");
    return function(properties, "IntegrationUri");
  }

  private static String function(Properties properties, String name) {
    Matcher invocation = INVOCATION.matcher(properties.text(name));
    if (!invocation.matches()) {
      throw properties.refuse(name, "is not a function");
    }
    return invocation.group(1);
  }

  private static String answeringRoute(Properties properties) {
    properties.expect("RouteResponseKey", "$default");
    return properties.text("RouteId");
  }

  private static Route route(Resource resource, Properties properties) {
    boolean custom =
        switch (properties.text("AuthorizationType", "NONE")) {
          case "NONE" -> false;
          case "CUSTOM" -> true;
          default -> throw properties.refuse("AuthorizationType", "is not supported locally");
        };
    String target = properties.text("Target");
    Optional<String> authorizer = properties.optionalText("AuthorizerId");
    return new Route(
        resource.id(),
        properties.text("RouteKey"),
        target.substring(target.indexOf('/') + 1),
        custom ? authorizer : Optional.empty(),
        properties.optionalText("RouteResponseSelectionExpression").isPresent());
  }

  Optional<WebSocketApiSpec> build() {
    if (apis.isEmpty()) {
      return Optional.empty();
    }
    if (apis.size() > 1 || stages.size() != 1) {
      throw TemplateException.at(
          apis.getLast().id(), "one WebSocket API with one stage is supported locally");
    }
    Api api = apis.getFirst();
    Map<String, WebSocketApiSpec.Route> byKey = new HashMap<>();
    Optional<WebSocketApiSpec.Authorizer> authorizer = Optional.empty();
    for (Route route : routes) {
      // One property declares a response, the other sends it.
      boolean answers = route.answers() && answering.contains(route.id());
      byKey.put(route.key(), new WebSocketApiSpec.Route(integrationOf(route), answers));
      if (route.authorizer().isPresent()) {
        authorizer = route.authorizer().map(authorizers::get);
      }
    }
    return Optional.of(
        new WebSocketApiSpec(
            api.id(), stages.getFirst(), api.selectionKey(), api.localPaths(), byKey, authorizer));
  }

  private String integrationOf(Route route) {
    String function = integrations.get(route.integration());
    if (function == null) {
      throw TemplateException.at(route.key(), "its target is not an integration of the template");
    }
    return function;
  }
}
