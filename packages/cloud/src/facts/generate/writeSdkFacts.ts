import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { ModuleFacts } from "../facts.ts";
import { oneLineEach } from "./oneLineEach.ts";
import { readModule } from "./sdkTypes.ts";

export interface SdkFacts {
    /** The SDK's package name without `@pulumi/`, which names the file of facts as well. */
    readonly name: string;
    /** Where a person read what a change replaces. */
    readonly provider: string;
    /** Inputs whose change replaces, by type without its module. */
    readonly replacedBy: Readonly<Record<string, readonly string[]>>;
}

/** Writes the facts about a provider that publishes no schema of what it replaces: types from the SDK that is installed. */
export function writeSdkFacts({ name, provider, replacedBy }: SdkFacts): void {
    const sdk = path.dirname(createRequire(import.meta.url).resolve(`@pulumi/${name}/package.json`));
    const { version } = JSON.parse(readFileSync(path.join(sdk, "package.json"), "utf8")) as { version: string };
    const types = readModule(sdk).map(({ type, inputs, required, computed }) => {
        const replacing = replacedBy[type.slice(type.lastIndexOf(":") + 1)] ?? [];
        const facts = Object.fromEntries(replacing.map((input) => [input, "provider"] as const));
        return [type, { inputs, required, computed, replacedBy: facts }] as const;
    });
    const content: ModuleFacts = {
        generated: new Date().toISOString().slice(0, 10),
        sources: { sdk: `@pulumi/${name} ${version}`, provider },
        types: Object.fromEntries(types),
    };
    writeFileSync(path.join(import.meta.dirname, `../data/${name}.json`), `${oneLineEach(content)}\n`);
}
