package dev.cadenza.neural.whisper;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/** The structs of {@code whisper.h} 1.7.1 on machines with 64 bits, with its names. */
final class WhisperStructs {
  static final StructLayout CONTEXT_PARAMS =
      structLayout(
          JAVA_BOOLEAN.withName("use_gpu"),
          JAVA_BOOLEAN.withName("flash_attn"),
          paddingLayout(2),
          JAVA_INT.withName("gpu_device"),
          JAVA_BOOLEAN.withName("dtw_token_timestamps"),
          paddingLayout(3),
          JAVA_INT.withName("dtw_aheads_preset"),
          JAVA_INT.withName("dtw_n_top"),
          paddingLayout(4),
          JAVA_LONG.withName("dtw_aheads.n_heads"),
          ADDRESS.withName("dtw_aheads.heads"),
          JAVA_LONG.withName("dtw_mem_size"));

  static final StructLayout FULL_PARAMS =
      structLayout(
          JAVA_INT.withName("strategy"),
          JAVA_INT.withName("n_threads"),
          JAVA_INT.withName("n_max_text_ctx"),
          JAVA_INT.withName("offset_ms"),
          JAVA_INT.withName("duration_ms"),
          JAVA_BOOLEAN.withName("translate"),
          JAVA_BOOLEAN.withName("no_context"),
          JAVA_BOOLEAN.withName("no_timestamps"),
          JAVA_BOOLEAN.withName("single_segment"),
          JAVA_BOOLEAN.withName("print_special"),
          JAVA_BOOLEAN.withName("print_progress"),
          JAVA_BOOLEAN.withName("print_realtime"),
          JAVA_BOOLEAN.withName("print_timestamps"),
          JAVA_BOOLEAN.withName("token_timestamps"),
          paddingLayout(3),
          JAVA_FLOAT.withName("thold_pt"),
          JAVA_FLOAT.withName("thold_ptsum"),
          JAVA_INT.withName("max_len"),
          JAVA_BOOLEAN.withName("split_on_word"),
          paddingLayout(3),
          JAVA_INT.withName("max_tokens"),
          JAVA_BOOLEAN.withName("debug_mode"),
          paddingLayout(3),
          JAVA_INT.withName("audio_ctx"),
          JAVA_BOOLEAN.withName("tdrz_enable"),
          paddingLayout(3),
          ADDRESS.withName("suppress_regex"),
          ADDRESS.withName("initial_prompt"),
          ADDRESS.withName("prompt_tokens"),
          JAVA_INT.withName("prompt_n_tokens"),
          paddingLayout(4),
          ADDRESS.withName("language"),
          JAVA_BOOLEAN.withName("detect_language"),
          JAVA_BOOLEAN.withName("suppress_blank"),
          JAVA_BOOLEAN.withName("suppress_non_speech_tokens"),
          paddingLayout(1),
          JAVA_FLOAT.withName("temperature"),
          JAVA_FLOAT.withName("max_initial_ts"),
          JAVA_FLOAT.withName("length_penalty"),
          JAVA_FLOAT.withName("temperature_inc"),
          JAVA_FLOAT.withName("entropy_thold"),
          JAVA_FLOAT.withName("logprob_thold"),
          JAVA_FLOAT.withName("no_speech_thold"),
          JAVA_INT.withName("greedy.best_of"),
          JAVA_INT.withName("beam_search.beam_size"),
          JAVA_FLOAT.withName("beam_search.patience"),
          paddingLayout(4),
          ADDRESS.withName("new_segment_callback"),
          ADDRESS.withName("new_segment_callback_user_data"),
          ADDRESS.withName("progress_callback"),
          ADDRESS.withName("progress_callback_user_data"),
          ADDRESS.withName("encoder_begin_callback"),
          ADDRESS.withName("encoder_begin_callback_user_data"),
          ADDRESS.withName("abort_callback"),
          ADDRESS.withName("abort_callback_user_data"),
          ADDRESS.withName("logits_filter_callback"),
          ADDRESS.withName("logits_filter_callback_user_data"),
          ADDRESS.withName("grammar_rules"),
          JAVA_LONG.withName("n_grammar_rules"),
          JAVA_LONG.withName("i_start_rule"),
          JAVA_FLOAT.withName("grammar_penalty"),
          paddingLayout(4));

  static final StructLayout TOKEN_DATA =
      structLayout(
          JAVA_INT.withName("id"),
          JAVA_INT.withName("tid"),
          JAVA_FLOAT.withName("p"),
          JAVA_FLOAT.withName("plog"),
          JAVA_FLOAT.withName("pt"),
          JAVA_FLOAT.withName("ptsum"),
          JAVA_LONG.withName("t0"),
          JAVA_LONG.withName("t1"),
          JAVA_LONG.withName("t_dtw"),
          JAVA_FLOAT.withName("vlen"),
          paddingLayout(4));

  private WhisperStructs() {}

  /** A struct in memory, with access to its fields by their names. */
  record Struct(StructLayout layout, MemorySegment memory) {
    boolean flag(String field) {
      return memory.get(JAVA_BOOLEAN, offset(field));
    }

    int integer(String field) {
      return memory.get(JAVA_INT, offset(field));
    }

    long large(String field) {
      return memory.get(JAVA_LONG, offset(field));
    }

    float number(String field) {
      return memory.get(JAVA_FLOAT, offset(field));
    }

    MemorySegment pointer(String field) {
      return memory.get(ADDRESS, offset(field));
    }

    Struct with(String field, boolean value) {
      memory.set(JAVA_BOOLEAN, offset(field), value);
      return this;
    }

    Struct with(String field, int value) {
      memory.set(JAVA_INT, offset(field), value);
      return this;
    }

    Struct with(String field, long value) {
      memory.set(JAVA_LONG, offset(field), value);
      return this;
    }

    Struct with(String field, float value) {
      memory.set(JAVA_FLOAT, offset(field), value);
      return this;
    }

    Struct with(String field, MemorySegment value) {
      memory.set(ADDRESS, offset(field), value);
      return this;
    }

    private long offset(String field) {
      return layout.byteOffset(PathElement.groupElement(field));
    }
  }

  /** The type of a pointer to a whole struct. */
  @SuppressWarnings("restricted") // The library promises what lies there.
  static MemoryLayout pointerTo(StructLayout layout) {
    return ADDRESS.withTargetLayout(layout);
  }
}
