package org.stegvis.cluster;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.design.operating.Study;

/// Cuts studies into parts. How they are cut changes how long it takes, never what comes out.
final class Cutting {
    /// Chunks in a part at most: 10,000 replicates, some seconds of work.
    private static final int MOST = 400;

    /// Parts for each processor at least, so that none waits long for another at the end.
    private static final int PARTS_A_CORE = 4;

    private Cutting() {}

    /// What is missing of the studies, one study after the other.
    ///
    /// Where there are many studies for each processor, one task plays a whole study and sends one row back.
    ///
    /// @param cores that play at once
    static List<Part> parts(List<Merging> studies, List<Long> replicates, int cores) {
        long open = studies.stream().filter(each -> !each.isComplete()).count();
        boolean isManyStudies = open >= (long) PARTS_A_CORE * cores;
        long missing = 0;
        for (int i = 0; i < studies.size(); i++) {
            missing += Study.chunks(replicates.get(i)) - studies.get(i).next();
        }
        int most = Math.clamp(missing / ((long) PARTS_A_CORE * cores), 1, MOST);
        var parts = new ArrayList<Part>();
        for (int i = 0; i < studies.size(); i++) {
            Merging study = studies.get(i);
            long end = Study.chunks(replicates.get(i));
            if (isManyStudies && study.next() == 0 && end <= Integer.MAX_VALUE) {
                parts.add(new Part(i, 0, (int) end, true));
                continue;
            }
            for (long first = study.next(); first < end; ) {
                if (study.has(first)) {
                    first++;
                    continue;
                }
                int count = 1;
                while (count < most && first + count < end && !study.has(first + count)) {
                    count++;
                }
                parts.add(new Part(i, first, count, false));
                first += count;
            }
        }
        return parts;
    }
}
