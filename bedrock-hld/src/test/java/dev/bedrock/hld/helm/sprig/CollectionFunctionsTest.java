package dev.bedrock.hld.helm.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectionFunctionsTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            first (list 1 2)                        => 1
            initial (list 1 2 3)                    => [1 2]
            rest (list) | toJson                    => null
            reverse (list 1 "a" nil)                => [<nil> a 1]
            compact (list 0 "" nil false 1)         => [1]
            uniq (list 1 1.0 "1" 1 (list 1) (list 1)) => [1 1 1 [1]]
            without (list 1 "a" nil) nil "a"        => [1]
            has 3 (list .Values.number)             => false
            has 3.0 (list .Values.number)           => true
            has 1 nil                               => false
            append (until 2) "x"                    => [0 1 x]
            prepend (list 1) 0                      => [0 1]
            concat (list 1) (until 2)               => [1 0 1]
            concat | toJson                         => null
            slice (list 1 2 3) 1                    => [2 3]
            chunk 2 (list 1 2 3)                    => [[1 2] [3]]
            """)
    void listsAreTakenApartAndPutTogether(String call, String expected) {
        assertThat(Templates.render(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            first "a"              => first: Cannot find first on type string
            first nil              => first: runtime error: invalid memory address or nil pointer dereference
            append (dict) 1        => append: Cannot push on type map
            concat (list) "a"      => concat: Cannot concat type string as list
            slice (list 1) 0 2     => slice: reflect.Value.Slice: slice index out of bounds
            chunk 0 (list 1)       => chunk: runtime error: makeslice: len out of range
            dig "a" 1              => dig: dig needs at least three arguments
            dig "a" "b" 1 (dict "a" 2.5) => dig: interface conversion: interface {} is float64, not map[string]interface {}
            dig "a" "d" .Values    => dig: interface conversion: interface {} is common.Values, not map[string]interface {}
            set nil "a" 1          => set: assignment to entry in nil map
            deepCopy nil           => deepCopy: reflect: call of reflect.Value.Type on zero Value
            """)
    void whatIsNoListOrDictionaryFails(String call, String expected) {
        assertThat(Templates.failure(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            dict "b" 1 "a"                             => map[a: b:1]
            get (dict "a" nil) "b" | quote             => ""
            hasKey (dict "a" nil) "a"                  => true
            pluck "a" (dict "a" 1) (dict) (dict "a" 2) => [1 2]
            keys (dict "b" 1 "a" 2)                    => [a b]
            pick (dict "a" 1 "b" 2) "b" "z"            => map[b:2]
            omit .Values.map "b"                       => map[a:1]
            dig "b" "c" "none" .Values.map             => 2
            dig "b" "x" "none" .Values.map             => none
            """)
    void dictionariesAreAsked(String call, String expected) {
        assertThat(Templates.render(call)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            merge (dict "a" 1) (dict "a" 2 "b" 3)                   => map[a:1 b:3]
            merge (dict "a" "" "b" 0 "c" false) (dict "a" 1 "b" 2 "c" 3) => map[a:1 b:2 c:3]
            merge (dict "a" (dict "b" 1)) (dict "a" (dict "c" 2))   => map[a:map[b:1 c:2]]
            merge (dict "a" (list 1)) (dict "a" (list 2))           => map[a:[1]]
            merge (dict) (dict "a" nil)                             => map[]
            mergeOverwrite (dict "a" 1) (dict "a" "")               => map[a:]
            mergeOverwrite (dict "a" (dict "b" 1)) (dict "a" nil)   => map[a:<nil>]
            mergeOverwrite (dict "a" (dict "b" 1)) (dict "a" 5)     => map[a:5]
            """)
    void dictionariesAreMerged(String call, String expected) {
        assertThat(Templates.render(call)).isEqualTo(expected);
    }

    @Test
    void aMergeSharesWhatOnlyTheSourceHas() {
        String template = """
                {{- $source := dict "k" (dict "x" 1) }}{{ $target := merge (dict) $source }}\
                {{ $_ := set $target.k "x" 9 }}{{ $source.k.x }}""";
        assertThat(Templates.renderAll(template)).isEqualTo("9");
    }

    @Test
    void aDeepCopySharesNothing() {
        String template = """
                {{- $source := dict "l" (list (dict "x" 1)) }}{{ $copy := deepCopy $source }}\
                {{ $_ := set (first $copy.l) "x" 9 }}{{ (first $source.l).x }}""";
        assertThat(Templates.renderAll(template)).isEqualTo("1");
    }

    @Test
    void dictionariesThatContainThemselvesAreNoEndlessLoop() {
        String self = "{{ $d := dict }}{{ $_ := set $d `d` $d }}";
        assertThat(Templates.renderAll(self + "{{ deepCopy $d }}")).contains("nest too deeply");
        assertThat(Templates.renderAll(self + "{{ $e := dict }}{{ $_ := set $e `d` $e }}{{ merge $d $e }}"))
                .contains("nest too deeply");
        assertThat(Templates.renderAll(self + "[{{ toJson $d }}{{ toYaml $d }}]"))
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            default "d" ""              => d
            default "d" 0               => d
            default "d" " " | quote     => " "
            coalesce nil 0 "x" "y"      => x
            all 1 "a" (list)            => false
            any 0 (list 1)              => true
            ternary "y" "n" (empty nil) => y
            typeOf .Values.number       => float64
            kindOf nil                  => invalid
            typeIsLike "semver.Version" (semver "1.0") => true
            deepEqual (list 1 (dict "a" nil)) (list 1 (dict "a" nil)) => true
            deepEqual (int64 1) 1       => false
            """)
    void emptyValuesGiveWayToDefaults(String call, String expected) {
        assertThat(Templates.render(call)).isEqualTo(expected);
    }
}
