package dev.bedrock.core.document.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.hcl.HardFiles.HardFile;
import dev.bedrock.core.document.hcl.HashicorpParser.Answer;
import dev.bedrock.core.document.hcl.HashicorpParser.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is HCL and what is not, and that HashiCorp's parser says the same. */
class HclHardFilesTest {
    private static final HclReader READER = HclReader.defaults();

    @ParameterizedTest
    @MethodSource("dev.bedrock.core.document.hcl.HardFiles#valid")
    void acceptsAndCoversTheWholeText(HardFile hard) {
        new SpanCheck(READER.read(hard.name(), hard.text())).check();
    }

    @ParameterizedTest
    @MethodSource("dev.bedrock.core.document.hcl.HardFiles#invalid")
    void refusesAtAPlaceInTheFile(HardFile hard) {
        assertThatThrownBy(() -> READER.read(hard.name(), hard.text()))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.problems()).hasSize(1);
                    assertThat(e.problems().get(0).location().file()).isEqualTo(hard.name());
                    long lines = hard.text().lines().count() + 1;
                    assertThat(e.problems().get(0).location().line()).isBetween(1, (int) lines);
                    assertThat(e.problems().get(0).location().column()).isPositive();
                });
    }

    @Test
    void hashicorpsParserAcceptsAndRefusesTheSame() {
        List<Question> questions = HardFiles.all()
                .map(hard -> new Question(hard.valid() + hard.name(), hard.text(), List.of()))
                .toList();
        Map<String, Answer> answers = HashicorpParser.ask(questions);
        assertThat(answers).hasSize((int) HardFiles.all().count()).hasSizeGreaterThan(150);
        assertThat(HardFiles.all()).allSatisfy(hard -> assertThat(answers.get(hard.valid() + hard.name()))
                .extracting(Answer::accepted)
                .isEqualTo(hard.valid()));
    }

    @Test
    void hashicorpsParserReadsTheSame() {
        Map<String, HclFile> files = new LinkedHashMap<>();
        HardFiles.valid().forEach(hard -> files.put(hard.name(), READER.read(hard.name(), hard.text())));
        List<Question> questions = new ArrayList<>();
        files.forEach((name, file) -> questions.add(new Question(
                name,
                file.text(),
                expressions(file.body()).stream()
                        .map(expression -> source(file, expression))
                        .toList())));
        Map<String, Answer> answers = HashicorpParser.ask(questions);
        assertThat(files.entrySet()).allSatisfy(entry -> {
            HclFile file = entry.getValue();
            Answer answer = Objects.requireNonNull(answers.get(entry.getKey()));
            assertThat(answer.message()).isEqualTo("null");
            assertThat(withDoubles(new OracleForm(file).json())).isEqualTo(withDoubles(answer.json()));
            List<HclExpression> expressions = expressions(file.body());
            assertThat(answer.expressions()).hasSameSizeAs(expressions);
            for (int i = 0; i < expressions.size(); i++) {
                assertThat(new OracleForm(file).tree(expressions.get(i)))
                        .isEqualTo(HashicorpParser.tree(answer.expressions().get(i)));
            }
        });
    }

    /** A heredoc only ends with its line. */
    private static String source(HclFile file, HclExpression expression) {
        String source = file.text(expression.span());
        return source.startsWith("<<") ? source + "\n" : source;
    }

    private static List<HclExpression> expressions(HclBody body) {
        List<HclExpression> all = new ArrayList<>();
        body.attributes().forEach(attribute -> all.add(attribute.value()));
        body.blocks().forEach(block -> all.addAll(expressions(block.body())));
        return all;
    }

    private static @Nullable Object withDoubles(@Nullable Object data) {
        if (data instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(key, withDoubles(value)));
            return copy;
        }
        if (data instanceof List<?> list) {
            return list.stream().map(HclHardFilesTest::withDoubles).toList();
        }
        return data instanceof Number number ? (Object) number.doubleValue() : data;
    }
}
