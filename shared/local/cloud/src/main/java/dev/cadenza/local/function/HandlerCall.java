package dev.cadenza.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Calls a handler with bytes, as the Lambda runtime does. */
@FunctionalInterface
interface HandlerCall {

  byte[] call(byte[] event, Context context) throws IOException;

  /**
   * Creates the handler of a function.
   *
   * @param handler {@code Class} or {@code Class::handleRequest}
   */
  static HandlerCall load(String handler) throws ReflectiveOperationException {
    int colons = handler.indexOf("::");
    String className = colons < 0 ? handler : handler.substring(0, colons);
    if (colons >= 0 && !handler.substring(colons + 2).equals("handleRequest")) {
      throw new IllegalArgumentException(
          handler + ": locally a handler implements RequestHandler or RequestStreamHandler");
    }
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Object instance = Class.forName(className, true, loader).getConstructor().newInstance();
    return switch (instance) {
      case RequestStreamHandler streams -> ofStreams(streams);
      case RequestHandler<?, ?> objects -> ofObjects(objects, loader);
      default ->
          throw new IllegalArgumentException(
              className + " implements neither RequestHandler nor RequestStreamHandler");
    };
  }

  private static HandlerCall ofStreams(RequestStreamHandler handler) {
    return (event, context) -> {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      handler.handleRequest(new ByteArrayInputStream(event), answer, context);
      return answer.toByteArray();
    };
  }

  private static <I, O> HandlerCall ofObjects(RequestHandler<I, O> handler, ClassLoader loader) {
    JavaType[] types =
        TypeFactory.defaultInstance()
            .constructType(handler.getClass())
            .findTypeParameters(RequestHandler.class);
    PojoSerializer<I> input = serializer(types[0].getRawClass(), loader);
    PojoSerializer<O> output = serializer(types[1].getRawClass(), loader);
    return (event, context) -> {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      O result = handler.handleRequest(input.fromJson(new ByteArrayInputStream(event)), context);
      output.toJson(result, answer);
      return answer.toByteArray();
    };
  }

  /** AWS's serializer: plain Jackson does not support the capital letters of some events. */
  @SuppressWarnings("unchecked") // the class is the handler's type argument
  private static <T> PojoSerializer<T> serializer(Class<?> type, ClassLoader loader) {
    return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
        ? LambdaEventSerializers.serializerFor((Class<T>) type, loader)
        : JacksonFactory.getInstance().getSerializer((Class<T>) type);
  }
}
