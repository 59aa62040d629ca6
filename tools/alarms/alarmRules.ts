import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { AlarmRules } from "@plinth/alarms/plan";
import type { ServiceLevelRules } from "@plinth/slo/plan";

/** Alarms of one component, as its package has them. */
export interface FoundAlarms {
    /** Where they are, relative to the repository. */
    readonly file: string;
    /** The constant that holds them: `databaseAlarms`. */
    readonly name: string;
    readonly rules: AlarmRules;
}

/** Alerts of services: of many metrics and windows each, so that they have no threshold of one metric. */
export interface FoundServiceLevels {
    readonly file: string;
    readonly name: string;
    readonly rules: ServiceLevelRules;
}

/** The alarms of every component, found in the sources: what declares itself as alarms is one of them. */
export async function findAlarmRules(root: string): Promise<FoundAlarms[]> {
    return await findDeclared<AlarmRules>(root, "AlarmRules");
}

/** The alerts of service levels, found likewise. */
export async function findServiceLevelRules(root: string): Promise<FoundServiceLevels[]> {
    return await findDeclared<ServiceLevelRules>(root, "ServiceLevelRules");
}

async function findDeclared<Rules>(
    root: string,
    type: string,
): Promise<{ file: string; name: string; rules: Rules }[]> {
    const declared = new RegExp(`export const (\\w+) = \\{[^]*?\\} as const satisfies ${type};`, "g");
    const files = globSync("packages/*/src/**/*.ts", { cwd: root })
        .filter((file) => !file.endsWith(".test.ts") && !file.includes("testdata"))
        .sort();
    const found: { file: string; name: string; rules: Rules }[] = [];
    for (const file of files) {
        const names = [...readFileSync(path.join(root, file), "utf8").matchAll(declared)].map(([, name]) => name ?? "");
        if (names.length === 0) continue;
        const module = (await import(pathToFileURL(path.join(root, file)).href)) as Record<string, Rules>;
        for (const name of names) {
            const rules = module[name];
            if (rules !== undefined) found.push({ file, name, rules });
        }
    }
    return found;
}
