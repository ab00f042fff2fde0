package dev.bedrock.core.document.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HclReaderTest {
    private static HclFile read(String text) {
        return HclReader.defaults().read("main.tf", text);
    }

    private static HclExpression value(String expression) {
        return read("a = " + expression + "\n").body().attributes().get(0).value();
    }

    private static Problem problem(String text) {
        try {
            read(text);
        } catch (BedrockException e) {
            return e.problems().get(0);
        }
        throw new AssertionError("accepted: " + text);
    }

    @Test
    void tellsWhereThingsStand() {
        HclFile file = read("\uFEFF# é\r\nmodule \"aks\" {\r\n  /* 😀 */ source = \"./m\" # why\r\n}\r\n");
        HclBlock module = file.body().blocks("module").get(0);
        assertThat(file.location(module.span())).isEqualTo(SourceLocation.of("main.tf", 2, 1));
        assertThat(module.labels()).extracting(HclLabel::text).containsExactly("aks");
        assertThat(file.location(module.labels().get(0).span())).isEqualTo(SourceLocation.of("main.tf", 2, 8));
        HclAttribute source = module.body().attribute("source").orElseThrow();
        assertThat(file.location(source.nameSpan())).isEqualTo(SourceLocation.of("main.tf", 3, 11));
        assertThat(file.location(source.value().span())).isEqualTo(SourceLocation.of("main.tf", 3, 20));
        assertThat(file.text(source.value().span())).isEqualTo("\"./m\"");
        assertThat(file.comments()).extracting(file::text).containsExactly("# é", "/* 😀 */", "# why");
    }

    @Test
    void textsAreDecoded() {
        assertThat(((HclExpression.Template) value("\"a\\n\\\"\\u00e9 $${b} %%{c} $$ \\U0001F600\"")).literal())
                .contains("a\n\"é ${b} %{c} $$ 😀");
        assertThat(((HclExpression.Template) value("<<-E\n    a\n\n      b\n    E")).literal())
                .contains("a\n\n  b\n");
        assertThat(((HclExpression.Template) value("\"x${b}\"")).literal()).isEmpty();
        assertThat(((HclExpression.Template) value("\"\"")).literal()).contains("");
    }

    @Test
    void stripMarkersTakeSpaceAway() {
        HclExpression.Template template = (HclExpression.Template) value("\"x  ${~ b ~}  y\"");
        assertThat(template.parts())
                .filteredOn(HclTemplatePart.Text.class::isInstance)
                .extracting(part -> ((HclTemplatePart.Text) part).text())
                .containsExactly("x", "y");
        assertThat(((HclExpression.Template) value("\" ${~ b ~} \"")).wrapped()).isEmpty();
        assertThat(((HclExpression.Template) value("\"${b}\"")).wrapped()).isPresent();
    }

    @Test
    void keysThatAreNotComputed() {
        HclExpression.ObjectLiteral object =
                (HclExpression.ObjectLiteral) value("{ a = 1, \"b.c\" = 2, (d) = 3, true = 4, e.f = 5, null : 6 }");
        assertThat(object.entries().stream().map(HclExpression.Entry::literalKey))
                .containsExactly(
                        Optional.of("a"),
                        Optional.of("b.c"),
                        Optional.empty(),
                        Optional.of("true"),
                        Optional.empty(),
                        Optional.of("null"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "a = => 1:4 => an expression is expected",
                "a = [1, => 1:8 => an expression is expected",
                "a = 1 b = 2 => 1:7 => a new line must follow the argument",
                "a = b.0.1 => 1:7 => two indexes by dots are not allowed: write them as [0][1]",
                "a \"x${y}\" {} => 1:5 => a label is plain text: ${ and %{ must be written $${ and %%{",
                "a = \"\\q\" => 1:6 => there is no escape sequence \\q",
                "a = \"%{if x}\" => 1:6 => the directive has no 'endif' before the end of the string",
                "a = \"%{endif}\" => 1:6 => nothing is open that 'endif' could belong to",
                "a { => 1:4 => a block is not closed before the end of the file",
                "a = 1; => 1:6 => the character ';' is not allowed here",
            })
    void errorsTellPlaceAndReason(String text, String place, String message) {
        Problem problem = problem(text);
        assertThat(problem.code()).isEqualTo(HclCode.SYNTAX.id());
        assertThat(problem.location()).hasToString("main.tf:" + place);
        assertThat(problem.message()).startsWith(message);
    }

    @Test
    void aNameThatIsSetTwiceIsToldWithBothPlaces() {
        Problem problem = problem("a = 1\nb {\n  a = 2\n}\na = 3\n");
        assertThat(problem.code()).isEqualTo(HclCode.DUPLICATE.id());
        assertThat(problem.location()).hasToString("main.tf:5:1");
        assertThat(problem.message()).isEqualTo("the argument 'a' is set already, at main.tf:1:1");
    }

    @Test
    void hintsTellWhatIsMeant() {
        assertThat(problem("a = 'x'\n").hint()).isEqualTo("strings are in double quotes");
        assertThat(problem("a = \"x\ny\"\n").hint()).isEqualTo("write \\n, or a heredoc: <<EOT");
        assertThat(problem("a = ${b}\n").hint()).startsWith("sequences ${...} are only possible in quotes");
    }

    @Test
    void loneSurrogatesAreRefused() {
        assertThatThrownBy(() -> read("a = \"\uD83D\"\n")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> read("a = <<E\n\uDE00\nE\n")).isInstanceOf(InvalidInputException.class);
    }
}
