import type { Reading } from "../reading/reading.ts";
import type { Answer } from "./answer.ts";
import { any } from "./answer.ts";
import type { PodView } from "./podSpec.ts";

/** The ports that the containers of a pod declare, those of sidecars among the init containers too. */
export function portsOf(pod: PodView): Reading[] {
    return pod.containers.flatMap((container) => container.at("ports").items());
}

/**
 * Whether a port, by name or number, is one of those declared. A number needs no declaration to be reached, so where none is
 * declared nothing is known to be wrong.
 */
export function isDeclared(wanted: Reading, ports: readonly Reading[]): Answer {
    if (wanted.isUnknown) {
        return "unknown";
    }
    const number = wanted.number();
    if (number !== undefined && ports.length === 0) {
        return "yes";
    }
    const property = number === undefined ? "name" : "containerPort";
    return any(
        ...ports.map((port): Answer => {
            const stated = port.child(property);
            return stated.isUnknown ? "unknown" : stated.text() === wanted.text() ? "yes" : "no";
        }),
    );
}
