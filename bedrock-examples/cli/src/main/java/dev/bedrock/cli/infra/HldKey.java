package dev.bedrock.cli.infra;

import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.hld.authoring.Assignment;
import dev.bedrock.hld.authoring.SetRequest;
import dev.bedrock.hld.composition.Environments;
import java.util.List;

/**
 * A place in the configuration of a definition, as {@code web.backend:image.tag} names it.
 *
 * @param subcomponent the names that lead to the component, none for the top one
 * @param path the place in its configuration
 */
record HldKey(List<String> subcomponent, YamlPath path) {
    static HldKey parse(String text) {
        int colon = text.indexOf(':');
        List<String> names = colon < 0
                ? List.of()
                : SetRequest.of(Environments.COMMON)
                        .withSubcomponent(text.substring(0, colon))
                        .subcomponent();
        return new HldKey(
                names, Assignment.parseString(text.substring(colon + 1) + "=").path());
    }
}
