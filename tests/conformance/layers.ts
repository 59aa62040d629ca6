import { readFileSync } from "node:fs";
import path from "node:path";
import { inOrder } from "@plinth/core";
import { listEnvironments } from "@plinth/core/settings";
import { layers } from "plinth-environment";
import { parse } from "yaml";

const REPOSITORY = path.resolve(import.meta.dirname, "../..");

/** All environments of this repository. */
export function environmentNames(): string[] {
    return listEnvironments(REPOSITORY);
}

/** The layers an environment has, each after those it needs. */
export function layersInOrder(environment: string): string[] {
    const text = readFileSync(path.join(REPOSITORY, "environments", environment, "environment.yaml"), "utf8");
    const { layers: listed } = parse(text) as { layers: string[] };
    return inOrder(layers)
        .map(({ name }) => name)
        .filter((name) => listed.includes(name));
}
