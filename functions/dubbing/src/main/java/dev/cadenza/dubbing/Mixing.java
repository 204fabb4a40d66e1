package dev.cadenza.dubbing;

import dev.cadenza.dubbing.Fitting.Placement;
import dev.cadenza.media.ffmpeg.Dub;
import dev.cadenza.media.ffmpeg.DubMixer;
import dev.cadenza.media.ffmpeg.DubbedFormat;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Fits the lines of a dub into the timing of the original, and mixes them with it. */
record Mixing(Order order, Recording recording, Script script, Spoken spoken, StepContext context) {

  Mixed mixed(DubMixer mixer) throws IOException, InterruptedException {
    double seconds = recording.seconds();
    List<Placement> placements = placements();
    PcmFile voice = VoiceTrack.write(parts(placements), seconds, context);
    Optional<PcmFile> background =
        order.keepBackground()
            ? Optional.of(
                new Ducking(placements)
                    .write(seconds, context.directory().resolve("background.wav")))
            : Optional.empty();
    DubbedFormat format = DubbedFormat.of(recording.info());
    WorkFile main = new WorkFile("dubbed." + format.extension());
    List<String> leftOut =
        mixer.write(
            new Dub(
                context.input(),
                recording.info(),
                voice,
                background,
                seconds,
                order.target(),
                order.source()),
            format,
            context.path(main),
            done -> context.progress(done / (2 * seconds)),
            context::cancelled);
    leftOut.forEach(track -> context.log("not in the dubbed file: " + track));
    return new Mixed(main, format.contentType(), placements, leftOut);
  }

  private List<Placement> placements() {
    List<Utterance> utterances = script.utterances();
    List<Fitting.Line> lines = new ArrayList<>();
    for (int i = 0; i < spoken.lines().size(); i++) {
      lines.add(new Fitting.Line(utterances.get(i).span(), spoken.lines().get(i).seconds()));
    }
    List<Placement> placements = Fitting.place(lines, recording.seconds());
    long truncated = placements.stream().filter(Placement::truncated).count();
    context.log(
        String.format(
            Locale.ROOT,
            "%d lines fitted, %d at another speed, %d truncated",
            placements.size(),
            placements.stream().filter(it -> it.speed() != 1).count(),
            truncated));
    return placements;
  }

  private List<VoiceTrack.Part> parts(List<Placement> placements) throws IOException {
    List<VoiceTrack.Part> parts = new ArrayList<>();
    for (int i = 0; i < placements.size(); i++) {
      parts.add(
          new VoiceTrack.Part(
              PcmFile.open(context.path(spoken.lines().get(i).audio())),
              placements.get(i),
              script.utterances().get(i).delivery().gainDb()));
    }
    return parts;
  }
}
