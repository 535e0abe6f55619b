package org.stegvis.design.machines;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.Study;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.estimation.result.Result;

/// Machines that are connected, on which studies are played.
///
/// They add up what one machine adds up, in the same order, so the answer has the same bits whatever they are.
public interface Machines extends AutoCloseable {

    /// Plays studies, each to its number of replicates.
    ///
    /// @param folder where sums and results are kept as Parquet, and gone on from; null keeps nothing
    /// @throws MachinesFailure when the machines gave up
    /// @throws org.stegvis.design.simulation.UnplayableScenario when nobody can enrol in one of the studies
    void play(List<StudyOrder> orders, @Nullable String folder, Watcher watcher);

    /// What is true under the scenario of an order.
    ///
    /// @throws MachinesFailure when the machines gave up
    /// @throws org.stegvis.design.simulation.UnplayableScenario when nobody can enrol
    TrueEffects truth(StudyOrder order);

    /// Makes up data and writes them as Parquet, a file a part; a file that is there already is replaced.
    ///
    /// @param folder on a file system that all machines share
    /// @throws MachinesFailure when the machines gave up
    void simulate(DataOrder order, String folder, Study.Progress progress);

    /// Analyses the data in a folder of Parquet files, by sums over their parts.
    ///
    /// @param analyses ids
    /// @param progress hears of parts, over all passes of all analyses that are begun
    /// @throws MachinesFailure when the machines gave up
    /// @throws IllegalArgumentException when an analysis cannot be done so, or the folder does not hold the data
    List<Result> analyse(SentProtocol protocol, List<String> analyses, String folder, Study.Progress progress);

    /// Lets the machines go.
    @Override
    void close();

    /// Hears how studies get on. Called by one thread.
    interface Watcher {
        /// How many replicates of all studies together are played.
        void at(long done, long wanted);

        /// The sums of the first replicates of one study, as far as they are in; they change after this returns.
        void soFar(int order, Kept kept);

        /// A study has all its replicates.
        void finished(int order, Kept kept);
    }

    /// Reaches machines. Found with [java.util.ServiceLoader], so that what reaches them need not be there.
    interface Provider {
        /// Connects to the machines.
        ///
        /// @param master where they are, as `local[2]` or `spark://host:7077`
        /// @param settings for those who know them, by name
        /// @throws MachinesFailure when they cannot be reached
        Machines connect(String master, Map<String, String> settings);
    }
}
