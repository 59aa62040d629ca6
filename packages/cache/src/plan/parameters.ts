import type { Violation } from "@plinth/core/settings";
import type { CacheShape, Use } from "./shape.ts";

export interface Parameter {
    readonly name: string;
    readonly value: string;
}

const EVICTION: Readonly<Record<Use, string>> = { cache: "allkeys-lru", session: "noeviction", queue: "noeviction" };

/** Parameters that other settings decide. */
const DECIDED: Readonly<Record<string, string>> = {
    "cluster-enabled": "shards decides it",
    "maxmemory-policy": "use decides it",
};

/** The parameter group's contents, by name. */
export function parametersOf({ use, shards, parameters }: CacheShape): Parameter[] {
    const values: Record<string, string> = {
        "maxmemory-policy": EVICTION[use],
        ...(shards === undefined ? {} : { "cluster-enabled": "yes" }),
        ...parameters,
    };
    return Object.keys(values)
        .sort()
        .map((name) => ({ name, value: values[name] ?? "" }));
}

export function checkParameters({ parameters = {} }: CacheShape): Violation[] {
    return Object.entries(parameters).flatMap(([name, value]): Violation[] => {
        const path = ["parameters", name];
        const reason = DECIDED[name];
        if (reason !== undefined) return [{ path, rule: `cannot be set: ${reason}`, value, fix: "remove it" }];
        if (/^[a-z][a-z0-9-]*$/.test(name)) return [];
        return [
            {
                path,
                rule: "must be the name of a parameter of the engine, in lower case",
                value: name,
                fix: "write it as aws elasticache describe-cache-parameters lists it",
            },
        ];
    });
}
