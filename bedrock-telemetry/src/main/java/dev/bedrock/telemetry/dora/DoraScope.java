package dev.bedrock.telemetry.dora;

import java.util.Optional;

/**
 * What metrics are about. What is empty is not looked at.
 *
 * @param service a service, as it is shown
 * @param team the services of a team
 * @param ring a ring, such as the one of the customers
 */
public record DoraScope(Optional<String> service, Optional<String> team, Optional<String> ring) {
    private static final DoraScope ALL = new DoraScope(Optional.empty(), Optional.empty(), Optional.empty());

    /** Everything. */
    public static DoraScope all() {
        return ALL;
    }

    /** Of a service. */
    public DoraScope withService(String name) {
        return new DoraScope(Optional.of(name), team, ring);
    }

    /** Of a team. */
    public DoraScope withTeam(String name) {
        return new DoraScope(service, Optional.of(name), ring);
    }

    /** In a ring. */
    public DoraScope withRing(String name) {
        return new DoraScope(service, team, Optional.of(name));
    }
}
