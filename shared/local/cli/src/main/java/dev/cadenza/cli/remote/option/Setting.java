package dev.cadenza.cli.remote.option;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One parameter of a job, given as {@code name=value}.
 *
 * @param value the JSON value if the text is JSON, otherwise the text; may be null
 */
public record Setting(String name, Object value) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  public Setting {
    requireNonNull(name, "name");
  }

  static Setting parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("\"" + text + "\" does not have the form name=value");
    }
    return new Setting(text.substring(0, equals), value(text.substring(equals + 1)));
  }

  private static Object value(String text) {
    if (text.isBlank()) {
      return text;
    }
    try {
      return JSON.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  /** The parameters with these settings applied. */
  public static Map<String, Object> over(Map<String, Object> parameters, List<Setting> settings) {
    Map<String, Object> all = new LinkedHashMap<>(parameters);
    settings.forEach(setting -> all.put(setting.name(), setting.value()));
    return all;
  }

  /** For picocli. */
  public static final class Converter implements ITypeConverter<Setting> {
    @Override
    public Setting convert(String text) {
      try {
        return parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
