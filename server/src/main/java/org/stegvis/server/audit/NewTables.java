package org.stegvis.server.audit;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Fills read models that came with a newer program: before anything is written or asked for they are made from the
/// log, for every trial that has participants and no counts.
// Also where other beans wait until they are asked for: nothing may be written before.
@Lazy(false)
@Component
class NewTables implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(NewTables.class);

    private final JdbcTemplate jdbc;
    private final Rebuilding rebuilding;

    NewTables(JdbcTemplate jdbc, Rebuilding rebuilding) {
        this.jdbc = jdbc;
        this.rebuilding = rebuilding;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> unfilled = jdbc.queryForList(
                "select trial from trial t where exists (select 1 from participant p where p.trial = t.trial)"
                        + " and not exists (select 1 from tally n where n.trial = t.trial) order by trial",
                String.class);
        for (String trial : unfilled) {
            LOG.info("Making the read models of trial {} from its log, for this version has new ones.", trial);
            rebuilding.rebuild(trial);
        }
    }
}
