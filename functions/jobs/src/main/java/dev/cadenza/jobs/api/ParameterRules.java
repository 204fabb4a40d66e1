package dev.cadenza.jobs.api;

import dev.cadenza.http.Form;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Upload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the parameters of each job type may be. Errors stand under {@code parameters}, shaped like
 * those of the body's own fields.
 */
abstract class ParameterRules {
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final Pattern VOICE = Pattern.compile("[a-z0-9-]+/[A-Za-z0-9_+-]+");

  static ParameterRules of(JobType type) {
    return switch (type) {
      case STT -> new SpeechToText();
      case TTS -> new TextToSpeech();
      case VOICE_CLONING, DUBBING, AI_STORIES -> new Anything();
    };
  }

  /** Finds what is wrong and rejects it in the form. */
  final void check(Form form, Map<String, Object> parameters, Optional<Upload> input) {
    Map<String, Object> errors = new LinkedHashMap<>();
    check(new Faults(form, parameters, errors), input);
    if (!errors.isEmpty()) {
      form.reject("parameters", errors);
    }
  }

  abstract void check(Faults faults, Optional<Upload> input);

  /** The parameters, and the errors found in them so far. */
  record Faults(Form form, Map<String, Object> parameters, Map<String, Object> errors) {
    void add(String name, String error) {
      errors.putIfAbsent(name, List.of(error));
    }

    boolean given(String name) {
      if (parameters.containsKey(name) && parameters.get(name) == null) {
        add(name, Form.NOT_NULL);
        return false;
      }
      return parameters.containsKey(name);
    }

    Optional<String> text(String name) {
      if (!given(name)) {
        return Optional.empty();
      }
      if (parameters.get(name) instanceof String text) {
        return Optional.of(text.strip());
      }
      add(name, "Not a valid string.");
      return Optional.empty();
    }

    void matching(String name, Pattern form, String error) {
      text(name).filter(text -> !form.matcher(text).matches()).ifPresent(text -> add(name, error));
    }

    void oneOf(String name, Set<String> choices) {
      text(name)
          .filter(text -> !choices.contains(text))
          .ifPresent(text -> add(name, "\"" + text + "\" is not a valid choice."));
    }

    void number(String name, double min, double max) {
      if (!given(name)) {
        return;
      }
      if (!(parameters.get(name) instanceof Number number)) {
        add(name, "A valid number is required.");
      } else if (number.doubleValue() < min) {
        add(name, "Ensure this value is greater than or equal to " + min + ".");
      } else if (!(number.doubleValue() <= max)) {
        add(name, "Ensure this value is less than or equal to " + max + ".");
      }
    }

    void language(String name) {
      matching(name, LANGUAGE, "Enter a language code, such as \"en\" or \"es\".");
    }

    void voice(String name) {
      matching(name, VOICE, "Enter the id of a voice, such as \"flite/slt\".");
    }
  }

  private static final class SpeechToText extends ParameterRules {
    @Override
    void check(Faults faults, Optional<Upload> input) {
      if (input.isEmpty() && !faults.form().rejected("input_file")) {
        faults.form().reject("input_file", Form.REQUIRED);
      }
      faults.language("language");
    }
  }

  private static final class TextToSpeech extends ParameterRules {
    @Override
    void check(Faults faults, Optional<Upload> input) {
      Optional<String> text = faults.text("text");
      if (input.isEmpty() && !faults.errors().containsKey("text")) {
        if (text.isEmpty()) {
          faults.add("text", Form.REQUIRED);
        } else if (text.get().isEmpty()) {
          faults.add("text", Form.NOT_BLANK);
        }
      }
      faults.voice("voice");
      faults.language("language");
      faults.number("speed", 0.5, 2.0);
      faults.oneOf("format", Set.of("mp3", "wav", "ogg"));
    }
  }

  private static final class Anything extends ParameterRules {
    @Override
    void check(Faults faults, Optional<Upload> input) {
      // The types that no queue carries yet are refused before their parameters are looked at.
    }
  }
}
