import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** An opt-out of a list, as far as this folder asks. */
export interface ListedOptOut {
    readonly option: string;
    readonly risk: "exposes" | "loses";
    readonly consequence: string;
}

/** Lists of opt-outs by `package.export`, found in the packages, so that none can be forgotten. */
export async function optOutLists(): Promise<ReadonlyMap<string, readonly ListedOptOut[]>> {
    const packages = join(import.meta.dirname, "../../packages");
    const lists = new Map<string, readonly ListedOptOut[]>();
    for (const file of globSync("*/src/**/optOuts.ts", { cwd: packages }).sort()) {
        const exported = (await import(pathToFileURL(join(packages, file)).href)) as Record<string, unknown>;
        for (const [name, value] of Object.entries(exported)) {
            const key = `${file.split(/[/\\]/)[0]}.${name}`;
            if (isList(value)) lists.set(key, value);
            else if (typeof value === "object" && value !== null) {
                for (const [part, list] of Object.entries(value)) if (isList(list)) lists.set(`${key}.${part}`, list);
            }
        }
    }
    return lists;
}

function isList(value: unknown): value is readonly ListedOptOut[] {
    return Array.isArray(value) && value.length > 0 && value.every((one: object) => "option" in one && "uses" in one);
}
