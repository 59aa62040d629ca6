import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { AlarmRules } from "@plinth/alarms/plan";

/** Alarms of one component, as its package has them. */
export interface FoundAlarms {
    /** Where they are, relative to the repository. */
    readonly file: string;
    /** The constant that holds them: `databaseAlarms`. */
    readonly name: string;
    readonly rules: AlarmRules;
}

const DECLARED = /export const (\w+) = \{[^]*?\} as const satisfies AlarmRules;/g;

/** The alarms of every component, found in the sources: what declares itself as alarms is one of them. */
export async function findAlarmRules(root: string): Promise<FoundAlarms[]> {
    const files = globSync("packages/*/src/**/*.ts", { cwd: root })
        .filter((file) => !file.endsWith(".test.ts") && !file.includes("testdata"))
        .sort();
    const found: FoundAlarms[] = [];
    for (const file of files) {
        const names = [...readFileSync(path.join(root, file), "utf8").matchAll(DECLARED)].map(([, name]) => name ?? "");
        if (names.length === 0) continue;
        const module = (await import(pathToFileURL(path.join(root, file)).href)) as Record<string, AlarmRules>;
        for (const name of names) found.push({ file, name, rules: module[name] ?? {} });
    }
    return found;
}
