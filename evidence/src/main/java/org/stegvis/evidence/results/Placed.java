package org.stegvis.evidence.results;

import java.util.List;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Question;
import org.stegvis.protocol.Text;

/// An evidence file with the results of a trial in it.
///
/// @param file the evidence with the trial
/// @param answered the questions that the trial answers, none when it answers none of them
/// @param notes what a reader must know: what was replaced, what was left out and why
public record Placed(EvidenceFile file, List<Question> answered, List<Text> notes) {
    public Placed {
        answered = List.copyOf(answered);
        notes = List.copyOf(notes);
    }
}
