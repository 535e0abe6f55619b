package org.stegvis.protocol.file;

import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Treatment;
import org.stegvis.protocol.Visit;

/// All that expressions and decisions can name.
record Declarations(
        Declared<Characteristic> characteristics,
        Declared<Treatment> treatments,
        Declared<Measure> measures,
        Declared<Visit> visits) {}
