package org.stegvis.exchange.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.yaml.Finding;

/// What is said of data files that are wrong. The snippets are data of the back-pain trial; `¶` stands for a line
/// feed.
class BrokenDataTest {

    private static final Protocol BACK_PAIN = Trials.backPain();

    private static DataReading read(byte[] bytes) {
        return TrialDataReader.read(BACK_PAIN, "d.csv", new ByteArrayInputStream(bytes), null, Progress.SILENT);
    }

    private static DataReading read(String text) {
        return read(text.replace('¶', '\n').getBytes(StandardCharsets.UTF_8));
    }

    /// The findings without the one that lists the columns a snippet leaves out.
    private static String told(DataReading reading) {
        return reading.findings().stream()
                .map(Finding::toString)
                .filter(line -> !line.contains("expected all columns of the protocol"))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``                                  | d.csv:1:1: error: found an empty file, expected a header and one row for each participant.
        ¶¶                                  | d.csv:1:1: error: found an empty file, expected a header and one row for each participant.
        participant,age¶                    | d.csv:1:1: error: found a header and nothing below it, expected one row for each participant.
        partcipant,age¶1,44¶                | found no column 'participant', expected a column 'participant' with a name for each participant. Did you mean 'partcipant'? A file with other columns is read with a mapping file.
        participant,age¶1,44¶2,45¶1,46¶     | d.csv:4:1: error: participant: found '1' a second time, expected one row for each participant. The first is on line 2.
        participant,age¶,44¶                | d.csv:2:1: error: participant: found an empty cell, expected a name for each participant.
        participant,aeg¶1,44¶               | d.csv:1:13: warning: found the column 'aeg', expected a column of the protocol. Did you mean 'age'? It is not read.
        participant,age,age¶1,44,45¶        | d.csv:1:17: error: age: found the column 'age' a second time, expected each column once. It stands first at line 1, column 13.
        participant,age,¶1,44,¶             | d.csv:1:17: warning: found a column without a name, expected a column of the protocol. It is not read.
        participant,age¶1,44,3¶             | d.csv:2:1: error: found 3 cells, expected 2, as in the header. A cell that holds the separator must stand in quotation marks; numbers have a decimal point.
        participant,age¶1¶                  | d.csv:2:1: error: found 1 cell, expected 2, as in the header. Leave cells empty rather than out.
        participant,age¶1,old¶              | d.csv:2:3: error: age: found 'old', expected a number from 0 to 120. Leave the cell empty when the value is not known.
        participant,age¶1,.¶                | d.csv:2:3: error: age: found '.', expected a number from 0 to 120. Leave the cell empty when the value is not known.
        participant,age¶1,0x1F¶             | d.csv:2:3: error: age: found '0x1F', expected a number from 0 to 120.
        participant,age¶1,1e999¶            | d.csv:2:3: error: age: found '1e999', expected a number from 0 to 120. The number is too large.
        participant,odi@week10¶1,101¶       | d.csv:2:3: error: odi@week10: found '101', expected a number from 0 to 100. The value cannot be right, for the scale of odi@week10 ends at 100. Leave the cell empty when the value is not known.
        participant,odi@week10¶1,"12,5"¶    | d.csv:2:3: error: odi@week10: found '12,5', expected a number from 0 to 100. Write a decimal point, and nothing between thousands.
        participant;odi@week10¶1;12,5¶      | d.csv:2:3: error: odi@week10: found '12,5', expected a number from 0 to 100. Write a decimal point, and nothing between thousands.
        participant,red-flags¶1,ja¶         | d.csv:2:3: error: red-flags: found 'ja', expected 1 or 0, yes or no, true or false. Leave the cell empty when the value is not known.
        participant,sex¶1,femal¶            | d.csv:2:3: error: sex: found 'femal', expected one of female, male, or an empty cell. Did you mean 'female'?
        participant,first¶1,ptt¶            | d.csv:2:3: error: first: found 'ptt', expected one of pt, cbt, or an empty cell. Did you mean 'pt'?
        participant,first.probability¶1,50¶ | first.probability: found '50', expected a number from 0 to 1. The value cannot be right, for a probability ends at 1.
        participant,age¶1,"44¶2,45¶         | d.csv:2:1: error: found a quotation mark in a row where none belongs, or that is not closed, expected quotation marks around a whole cell, doubled within it.
        participant,age¶1,"4"4¶             | d.csv:2:1: error: found a quotation mark in a row where none belongs, or that is not closed
        participant,age¶"a¶b",44¶2,x¶       | d.csv:4:3: error: age: found 'x', expected a number from 0 to 120.
        participant,age¶"a""¶c",x¶          | d.csv:3:4: error: age: found 'x', expected a number from 0 to 120.
        `participant,age¶1,4\u00004¶`       | d.csv:2:4: error: found the invisible character U+0000, expected text without control characters.
        """)
    void the_finding_says_where_and_what(String file, String finding) {
        assertThat(told(read(file.replace("\\u0000", "\0")))).contains(finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1,44,10,pt,cbt | d.csv:2:12: error: second: found first is pt and the class at second is response, but second is cbt, expected an empty cell: the protocol gives no option here. The file says odi@baseline = 44, odi@week10 = 10.
        1,44,40,pt,pt  | d.csv:2:12: error: second: found first is pt and the class at second is non-response, but second is pt, expected cbt or more. The file says odi@baseline = 44, odi@week10 = 40.
        1,44,,pt,cbt   | d.csv:2:10: warning: second: found second is cbt, but odi@week10 is missing, expected the values that the decision looks at. The participant counts as waiting for this decision.
        1,44,40,,cbt   | d.csv:2:10: warning: second: found second is cbt, but the participant got no further than first, expected an empty cell. The option is not used.
        """)
    void options_that_the_protocol_does_not_give_are_found(String row, String finding) {
        var reading = read("participant,odi@baseline,odi@week10,first,second\n" + row + "\n");

        assertThat(told(reading)).isEqualTo(finding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1,44,10,pt,", "1,44,10,pt,none", "1,44,40,pt,cbt", "1,44,40,cbt,more", "1,44,,pt,", "1,,,,"})
    void a_way_that_the_protocol_knows_raises_no_finding(String row) {
        var reading = read("participant,odi@baseline,odi@week10,first,second\n" + row + "\n");

        assertThat(told(reading)).isEmpty();
        assertThat(reading).isInstanceOf(DataReading.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void another_encoding_than_utf8_is_named(String charset) {
        byte[] bytes = "participant,age\nÅse,44\n".getBytes(Charset.forName(charset));

        assertThat(told(read(bytes))).contains("expected text in UTF-8. Save the file as UTF-8");
    }

    @Test
    void a_workbook_is_recognised() {
        assertThat(told(read("PK\3\4rest")))
                .isEqualTo("d.csv:1:1: error: found a workbook or an archive, expected a CSV file. "
                        + "Save the sheet as CSV in UTF-8.");
    }

    @Test
    void a_file_that_is_not_there_is_a_finding() {
        var reading = TrialDataReader.read(BACK_PAIN, Path.of("nowhere.csv"));

        assertThat(told(reading))
                .isEqualTo("nowhere.csv:1:1: error: found no such file, expected a readable file. "
                        + "Check the name of the file.");
    }

    @Test
    void columns_that_the_file_lacks_are_listed_once() {
        assertThat(read("participant,age,sex,pain-months,red-flags,site\n1,44,female,4,0,utah\n")
                        .findings())
                .singleElement()
                .asString()
                .startsWith("d.csv:1:1: warning: found no column odi@baseline, pain@baseline, first,")
                .endsWith("What they hold counts as missing for every participant.");
    }

    @Test
    void of_many_alike_the_first_are_told_and_the_others_counted() {
        var file = new StringBuilder("participant,age,odi@week10\n");
        for (int row = 0; row < 200; row++) {
            file.append(row).append(",x,200\n");
        }

        List<Finding> errors = read(file.toString()).findings().stream()
                .filter(Finding::isError)
                .toList();

        assertThat(errors).hasSize(10);
        assertThat(errors.get(8).toString()).startsWith("d.csv:6:3: error: age: found 'x' (and 195 more like it), ");
    }

    @Test
    void not_more_than_fifty_findings_are_told() {
        var header = new StringBuilder("participant");
        for (int column = 0; column < 300; column++) {
            header.append(",unknown").append(column);
        }

        List<Finding> findings = read(header + "\n1" + ",".repeat(300) + "\n1" + ",".repeat(300) + "\n")
                .findings();

        assertThat(findings).hasSize(DataFindings.MOST + 1);
        assertThat(findings).filteredOn(Finding::isError).hasSize(1);
        assertThat(findings.getLast().found()).isEqualTo("and 2 more findings");
    }
}
