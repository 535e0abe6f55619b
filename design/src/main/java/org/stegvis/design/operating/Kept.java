package org.stegvis.design.operating;

/// What a study has added up so far: the sums over its first replicates, in whole chunks. From there it can
/// be gone on with, by the same program or another one, and comes to the same bits.
public final class Kept {
    /// Of what [#text] and [#numbers] hold: one more with each change, so that what was kept before is not
    /// taken for what it is not.
    public static final int FORMAT = 2;

    private final Questions questions;
    private final int participants;
    private final Tally tally;

    Kept(Questions questions, int participants, Tally tally) {
        this.questions = questions;
        this.participants = participants;
        this.tally = tally;
    }

    /// How many replicates are added up.
    public long replicates() {
        return tally.replicates();
    }

    /// What these replicates tell.
    public OperatingCharacteristics summary() {
        return Summary.of(questions, participants, tally);
    }

    /// The sums as lines of text, to the bit.
    public String text() {
        return TallyText.of(tally, questions);
    }

    /// The sums as a row of numbers, to the bit; the number of replicates comes first.
    public double[] numbers() {
        return TallyNumbers.of(tally, questions);
    }

    /// Adds the sums of the replicates that follow. The bits depend on the order, so add chunk after chunk.
    public void add(Kept next) {
        tally.add(next.tally);
    }

    Tally tally() {
        return tally;
    }
}
