package dev.bedrock.hld.helm.gotemplate.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * The variables of one template while it is parsed. What the parser lets pass and what execution will find are not the same in
 * Go: an assignment makes a name known to the parser though it declares nothing, and a variable of an {@code if} body is known
 * in the {@code else} body. So both are followed, and a use that execution would not find resolves to no slot.
 */
final class Scope {
    private final List<String> known = new ArrayList<>(List.of("$"));
    private final List<String> declared = new ArrayList<>(List.of("$"));
    private int slots = 1;

    /** Makes a name known to the parser. */
    void mention(String name) {
        known.add(name);
    }

    boolean isKnown(String name) {
        return known.contains(name);
    }

    /** Gives a variable a slot. */
    int declare(String name) {
        declared.add(name);
        slots = Math.max(slots, declared.size());
        return declared.size() - 1;
    }

    /** The slot in which execution finds a variable, if any. */
    int slotOf(String name) {
        int slot = declared.lastIndexOf(name);
        return slot < 0 ? Node.Variable.UNDECLARED : slot;
    }

    int knownMark() {
        return known.size();
    }

    int declaredMark() {
        return declared.size();
    }

    void forgetKnown(int mark) {
        known.subList(mark, known.size()).clear();
    }

    void dropDeclared(int mark) {
        declared.subList(mark, declared.size()).clear();
    }

    /** The greatest number of variables that were in scope at a time. */
    int slots() {
        return slots;
    }
}
