package dev.cadenza.stt;

import dev.cadenza.engines.SegmentGroup;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.vocabulary.PhoneticCorrection;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.StepContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Recognizes the parts of a recording side by side.
 *
 * @param kind what is stored, such as {@code transcript}
 * @param language BCP 47, of the recording
 * @param vocabulary names and terms that are said in it; possibly none
 */
record Recognition(
    String kind,
    SpeechRecognizer recognizer,
    String language,
    List<String> vocabulary,
    Recording recording,
    Parts parts,
    StepContext context) {

  /**
   * What one call of the recognizer takes.
   *
   * @param channel from 1; 0 where all are mixed
   */
  private record Call(SegmentGroup group, int channel) {
    String identity() {
      return channel == 0 ? group.parts().toString() : "channel " + channel + " " + group.parts();
    }
  }

  Heard heard() throws Exception {
    List<Call> calls = calls();
    Segments<Call, Transcript> listening =
        new Segments<>(
            kind,
            Transcript.class,
            call -> recognizer.name() + " " + language + " " + call.identity() + words(),
            call -> call.group().seconds(),
            this::recognize);
    List<Transcript> transcripts = context.segments().inParallel(calls, listening);
    Transcript all = Transcript.joined(transcripts);
    context.log(all.words().size() + " words in " + calls.size() + " groups");
    PhoneticCorrection correction = new PhoneticCorrection(vocabulary);
    return parts.channels().isEmpty()
        ? Heard.mixed(correction.corrected(all))
        : Heard.ofChannels(
            byChannel(calls, transcripts).stream().map(correction::corrected).toList());
  }

  /** What is kept of another vocabulary does not count. */
  private String words() {
    return vocabulary.isEmpty() ? "" : " " + vocabulary;
  }

  private Transcript recognize(Call call, Segments.Done done) throws Exception {
    return recognizer
        .knowing(vocabulary)
        .recognize(
            PcmFile.open(context.path(recording.file(call.channel()))),
            call.group().parts(),
            language,
            seconds -> done.fraction(seconds / call.group().seconds()),
            context::cancelled);
  }

  private List<Call> calls() {
    int cores = Runtime.getRuntime().availableProcessors();
    List<List<TimeSpan>> channels = parts.channels();
    List<Call> calls = new ArrayList<>();
    if (channels.isEmpty()) {
      recognizer.groups(parts.spans(), cores).forEach(group -> calls.add(new Call(group, 0)));
    }
    for (int i = 0; i < channels.size(); i++) {
      if (!channels.get(i).isEmpty()) {
        int channel = i + 1;
        recognizer
            .groups(channels.get(i), cores)
            .forEach(group -> calls.add(new Call(group, channel)));
      }
    }
    return calls;
  }

  private List<Transcript> byChannel(List<Call> calls, List<Transcript> transcripts) {
    List<Transcript> channels = new ArrayList<>();
    for (int channel = 1; channel <= parts.channels().size(); channel++) {
      List<Transcript> own = new ArrayList<>();
      for (int i = 0; i < calls.size(); i++) {
        if (calls.get(i).channel() == channel) {
          own.add(transcripts.get(i));
        }
      }
      channels.add(
          own.isEmpty()
              ? new Transcript(transcripts.getFirst().language(), List.of())
              : Transcript.joined(own));
    }
    return channels;
  }
}
