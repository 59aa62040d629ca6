import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { StackRequest } from "@plinth/engine";
import { parse } from "yaml";

/** The stacks of an environment: one for the whole of it, or one for each layer it lists. */
export function environmentStacks(root: string, environment: string): StackRequest[] {
    const text = readFileSync(join(root, "environments", environment, "environment.yaml"), "utf8");
    const { layout, layers } = parse(text) as { layout: string; layers: string[] };
    const directories = layout === "single" ? [root] : layers.map((layer) => join(root, "stacks", layer));
    return directories.map((directory) => ({ directory, stack: environment }));
}
