package org.stegvis.server.people;

import static org.stegvis.server.people.PeopleWriter.does;
import static org.stegvis.server.people.PeopleWriter.id;
import static org.stegvis.server.people.PeopleWriter.noSuch;
import static org.stegvis.server.people.PeopleWriter.refuse;

import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.Written;

/// Makes and closes keys for machines, each for a reason.
@Component
public class ManagingMachines {
    private final PeopleWriter writer;

    public ManagingMachines(LogWriter log, People people) {
        this.writer = new PeopleWriter(log, people);
    }

    /// A machine with narrow rights; `machine` of the entry is its id.
    public Written make(Actor actor, PeopleEvent.MachineMade wanted, String why) {
        return writer.asOne(actor, Permission.MANAGE_MACHINES, why, staff -> {
            var tooMuch = wanted.permissions().stream()
                    .filter(each -> !Matrix.forMachines(each))
                    .findFirst();
            return tooMuch.isPresent()
                    ? refuse(
                            Refusal.Code.VALUE_NOT_ALLOWED,
                            "A machine cannot be given '" + tooMuch.get().word() + "'.")
                    : does(new PeopleEvent.MachineMade(
                            id(staff, "machine"), wanted.name(), wanted.trial(), wanted.site(), wanted.permissions()));
        });
    }

    public Written close(Actor actor, String machine, String why) {
        return writer.asOne(
                actor,
                Permission.MANAGE_MACHINES,
                why,
                staff -> staff.machine(machine).filter(Machine::active).isEmpty()
                        ? noSuch()
                        : does(new PeopleEvent.MachineClosed(machine)));
    }
}
