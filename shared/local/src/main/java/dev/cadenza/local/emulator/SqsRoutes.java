package dev.cadenza.local.emulator;

import dev.cadenza.local.signed.SignedServer;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.ConnectionContext;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.http.scaladsl.Http$;
import org.apache.pekko.http.scaladsl.HttpExt;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.scaladsl.Flow;
import org.apache.pekko.util.ByteString;
import org.elasticmq.server.ElasticMQServer;
import scala.concurrent.Future;
import scala.concurrent.Future$;

/**
 * What ElasticMQ makes of a request, without the port on which it would take requests from anybody:
 * in the place of Pekko's HTTP extension it finds this one, which keeps the routes instead of
 * binding them.
 */
final class SqsRoutes extends HttpExt {

  /** A request may wait twenty seconds for messages. */
  private static final long LONGEST_SECONDS = 60;

  private final Materializer materializer;
  private volatile Flow<HttpRequest, HttpResponse, Object> routes;

  private SqsRoutes(ExtendedActorSystem system) {
    super(system.settings().config().getConfig("pekko.http"), system);
    this.materializer = SystemMaterializer.get(system).materializer();
  }

  /** The routes of a server that has not been started yet; they are there once it has. */
  static SqsRoutes of(ElasticMQServer server) {
    try {
      Field field = ElasticMQServer.class.getDeclaredField("actorSystem");
      field.setAccessible(true);
      ExtendedActorSystem system = (ExtendedActorSystem) field.get(server);
      SqsRoutes routes = new SqsRoutes(system);
      register(system, routes);
      return routes;
    } catch (ReflectiveOperationException changed) {
      throw new EmulatorException("this version of ElasticMQ is made in another way", changed);
    }
  }

  @SuppressWarnings("unchecked") // a map by extension
  private static void register(ExtendedActorSystem system, SqsRoutes routes)
      throws ReflectiveOperationException {
    Class<?> implementation = Class.forName("org.apache.pekko.actor.ActorSystemImpl");
    Method extensions = implementation.getDeclaredMethod("extensions");
    extensions.setAccessible(true);
    ((ConcurrentMap<Object, Object>) extensions.invoke(system)).put(Http$.MODULE$, routes);
  }

  @Override
  public Future<Http.ServerBinding> bindAndHandleImpl(
      Flow<HttpRequest, HttpResponse, Object> handler,
      String host,
      int port,
      ConnectionContext context,
      ServerSettings settings,
      LoggingAdapter log,
      Materializer ignored) {
    routes = handler;
    return Future$.MODULE$.successful(
        new Http.ServerBinding(
            InetSocketAddress.createUnresolved(host, port),
            Future$.MODULE$::unit,
            _ -> Future$.MODULE$.successful(Http.HttpServerTerminated$.MODULE$)));
  }

  SignedServer.Answer answer(SignedServer.Call call) throws Exception {
    HttpRequest request =
        (HttpRequest)
            HttpRequest.POST(call.path())
                .addHeader(RawHeader.create("X-Amz-Target", call.target()))
                .withEntity(
                    ContentTypes.parse(call.contentType()), ByteString.fromByteBuffer(call.body()));
    HttpResponse response =
        Source.single(request)
            .via(routes.asJava())
            .runWith(Sink.head(), materializer)
            .toCompletableFuture()
            .get(LONGEST_SECONDS, TimeUnit.SECONDS);
    HttpEntity.Strict entity =
        response
            .entity()
            .toStrict(Duration.ofSeconds(LONGEST_SECONDS).toMillis(), materializer)
            .toCompletableFuture()
            .get(LONGEST_SECONDS, TimeUnit.SECONDS);
    return new SignedServer.Answer(
        response.status().intValue(),
        entity.getContentType().toString(),
        entity.getData().asByteBuffer());
  }
}
