package dev.cadenza.neural.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.neural.whisper.WhisperStructs.Struct;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** The library's own default values must be found where the layouts put them. */
@SuppressWarnings("restricted") // Reads what the library points at.
class WhisperStructsTest {
  @Test
  void shouldFindTheDefaultsOfFullParams() {
    try (Arena arena = Arena.ofConfined()) {
      Struct params = WhisperLibrary.get().fullParams(arena);

      assertThat(params.layout().byteSize()).isEqualTo(264);
      assertThat(params.integer("strategy")).isZero();
      assertThat(params.integer("n_threads")).isBetween(1, 4);
      assertThat(params.integer("n_max_text_ctx")).isEqualTo(16_384);
      assertThat(params.flag("translate")).isFalse();
      assertThat(params.flag("no_context")).isTrue();
      assertThat(params.flag("no_timestamps")).isFalse();
      assertThat(params.flag("single_segment")).isFalse();
      assertThat(params.flag("print_progress")).isTrue();
      assertThat(params.flag("print_timestamps")).isTrue();
      assertThat(params.number("thold_pt")).isEqualTo(0.01f);
      assertThat(params.number("thold_ptsum")).isEqualTo(0.01f);
      assertThat(params.pointer("language").reinterpret(3).getString(0)).isEqualTo("en");
      assertThat(params.flag("detect_language")).isFalse();
      assertThat(params.flag("suppress_blank")).isTrue();
      assertThat(params.flag("suppress_non_speech_tokens")).isFalse();
      assertThat(params.number("temperature")).isZero();
      assertThat(params.number("max_initial_ts")).isEqualTo(1);
      assertThat(params.number("length_penalty")).isEqualTo(-1);
      assertThat(params.number("temperature_inc")).isEqualTo(0.2f);
      assertThat(params.number("entropy_thold")).isEqualTo(2.4f);
      assertThat(params.number("logprob_thold")).isEqualTo(-1);
      assertThat(params.number("no_speech_thold")).isEqualTo(0.6f);
      assertThat(params.integer("greedy.best_of")).isEqualTo(5);
      assertThat(params.integer("beam_search.beam_size")).isEqualTo(-1);
      assertThat(params.number("beam_search.patience")).isEqualTo(-1);
      assertThat(params.pointer("logits_filter_callback")).isEqualTo(MemorySegment.NULL);
      assertThat(params.large("n_grammar_rules")).isZero();
      assertThat(params.number("grammar_penalty")).isEqualTo(100);
    }
  }

  @Test
  void shouldFindTheDefaultsOfContextParams() {
    try (Arena arena = Arena.ofConfined()) {
      Struct params = WhisperLibrary.get().contextParams(arena);

      assertThat(params.layout().byteSize()).isEqualTo(48);
      assertThat(params.flag("use_gpu")).isTrue();
      assertThat(params.flag("flash_attn")).isFalse();
      assertThat(params.integer("gpu_device")).isZero();
      assertThat(params.flag("dtw_token_timestamps")).isFalse();
      assertThat(params.integer("dtw_aheads_preset")).isZero();
      assertThat(params.integer("dtw_n_top")).isEqualTo(-1);
      assertThat(params.large("dtw_mem_size")).isEqualTo(128L << 20);
    }
  }
}
