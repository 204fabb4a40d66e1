package dev.cadenza.dynamodb.value;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.cadenza.dynamodb.value.scalar.DynamoDbException;
import dev.cadenza.dynamodb.value.scalar.JsonMaker;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An immutable value of an attribute. */
public sealed interface AttributeValue
    permits StringValue,
        NumberValue,
        BinaryValue,
        BooleanValue,
        NullValue,
        StringSet,
        NumberSet,
        BinarySet,
        ListValue,
        MapValue {
  /**
   * Reads the JSON form, for example {@code {"S": "text"}}.
   *
   * @throws DynamoDbException when it is invalid
   */
  static AttributeValue of(JsonNode json) {
    return ValueReader.read(json, Depth.OF_PARAMETERS);
  }

  /** The name of the type in the JSON form: S, N, B, BOOL, NULL, SS, NS, BS, L or M. */
  String type();

  /** The size in bytes by DynamoDB's rules, without the attribute name. */
  int size();

  /** Writes the JSON form. */
  void write(JsonGenerator json) throws IOException;

  /** The JSON form. */
  default JsonNode toJson() {
    try (TokenBuffer buffer = new TokenBuffer(null, false)) {
      write(buffer);
      return JsonMaker.tree(buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
