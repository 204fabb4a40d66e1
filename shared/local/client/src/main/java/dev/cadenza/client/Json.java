package dev.cadenza.client;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cadenza.client.model.Page;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;

/**
 * Binds this package's records to the API's JSON: the component {@code jobType} is the field {@code
 * job_type}. Unknown fields are ignored, so that an older client outlives a newer server. What a
 * record requires and is missing, null or of another kind throws {@link IllegalArgumentException}.
 */
final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addMixIn(JobType.class, WireName.class)
          .addMixIn(JobStatus.class, WireName.class)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // A missing number or flag is not zero.
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Json() {}

  /** For enums of the model, which knows no JSON library. */
  private interface WireName {
    @JsonValue
    String wire();
  }

  static <T> T read(String json, Class<T> type) {
    return read(json, () -> MAPPER.readValue(json, type));
  }

  static <T> Page<T> readPage(String json, Class<T> item) {
    JavaType type = MAPPER.getTypeFactory().constructParametricType(Page.class, item);
    return read(json, () -> MAPPER.readValue(json, type));
  }

  /** For an object with unknown fields. */
  static JsonNode readTree(String json) {
    return read(json, () -> MAPPER.readTree(json));
  }

  private interface Binding<T> {
    T value() throws JsonProcessingException;
  }

  private static <T> T read(String json, Binding<T> binding) {
    try {
      T value = binding.value();
      if (value == null) {
        throw new IllegalArgumentException("unusable JSON: " + json);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("unusable JSON: " + json, e);
    }
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be JSON: " + value, e);
    }
  }
}
