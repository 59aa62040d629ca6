import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { ModuleFacts } from "../facts.ts";
import { oneLineEach } from "./oneLineEach.ts";
import { readModule } from "./sdkTypes.ts";

// Writes the facts about images that docker-build makes, from the SDK that is installed: node dockerBuild.ts

/** Its Diff updates an image whatever changes; an index is replaced when its tag does. Read by a person. */
const PROVIDER = "pulumi/pulumi-docker-build v0.0.14, provider/internal/image.go and index.go: Diff";
const REPLACED_BY: Readonly<Record<string, readonly string[]>> = { Index: ["tag"] };

const sdk = path.dirname(createRequire(import.meta.url).resolve("@pulumi/docker-build/package.json"));
const { version } = JSON.parse(readFileSync(path.join(sdk, "package.json"), "utf8")) as { version: string };
const types = readModule(sdk).map(({ type, inputs, required, computed }) => {
    const replacing = REPLACED_BY[type.slice(type.lastIndexOf(":") + 1)] ?? [];
    const replacedBy = Object.fromEntries(replacing.map((input) => [input, "provider"] as const));
    return [type, { inputs, required, computed, replacedBy }] as const;
});
const content: ModuleFacts = {
    generated: new Date().toISOString().slice(0, 10),
    sources: { sdk: `@pulumi/docker-build ${version}`, provider: PROVIDER },
    types: Object.fromEntries(types),
};
writeFileSync(path.join(import.meta.dirname, "../data/docker-build.json"), `${oneLineEach(content)}\n`);
