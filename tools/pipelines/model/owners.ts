import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Owners of layers, as the forge calls their teams. Put your own names here; both forges leave out a team that they do not know. */
export const teams: Readonly<Record<string, string>> = { platform: "@acme/platform", security: "@acme/security" };

/** Who answers for what no layer does, and for the pipelines themselves. */
const OF_THE_REST = "platform";
/** Who answers for rules, their levels and what is exempted from them. */
const OF_THE_RULES = "security";

/** A layer and who answers for it. */
export interface OwnedLayer {
    readonly name: string;
    readonly owner: string;
    /** Whether `apps/` has a folder of its name. */
    readonly application: boolean;
}

/** Layers with their owners, as their definitions have them. They are read and not run: running one loads every SDK it uses. */
export function readOwners(root: string): OwnedLayer[] {
    return readdirSync(join(root, "stacks"))
        .map((folder) => join(root, "stacks", folder, "layer.ts"))
        .filter((file) => existsSync(file))
        .map((file) => {
            const text = readFileSync(file, "utf8");
            const [, definition = ""] = text.split(/defineLayer(?:<[^(]*)?\(\{/);
            const value = (key: string): string => {
                const [, found] = new RegExp(`^ {4}${key}: "([^"]+)",$`, "m").exec(definition) ?? [];
                if (found === undefined)
                    throw new Error(`${file}: says no ${key} as a text of its own. Fix: write one`);
                return found;
            };
            const name = value("name");
            return { name, owner: value("owner"), application: existsSync(join(root, "apps", name)) };
        })
        .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Who has to look at a change, for both forges: of two lines that fit, the later one counts.
 *
 * @throws Error where an owner has no team.
 */
export function codeOwners(layers: readonly OwnedLayer[]): string {
    const lines = [
        ["*", OF_THE_REST],
        ...layers.flatMap(({ name, owner, application }) => [
            [`/stacks/${name}/`, owner],
            ...(application ? [[`/apps/${name}/`, owner] as const] : []),
            [`/environments/*/${name}.yaml`, owner],
        ]),
        // What a rule asks for, whom it spares, and what the levels are in an environment.
        ["/policies/", OF_THE_RULES],
        ["/environments/*/environment.yaml", OF_THE_RULES],
        ["/CODEOWNERS", OF_THE_RULES],
    ] as const;
    return [
        "# Written by `npm run pipelines` from the owners of layers: change tools/pipelines/model/owners.ts, not this file.",
        ...lines.map(([path = "", owner = ""]) => `${path} ${teamOf(owner)}`),
        "",
    ].join("\n");
}

function teamOf(owner: string): string {
    const team = teams[owner];
    if (team !== undefined) return team;
    throw new Error(`tools/pipelines/model/owners.ts: ${owner} has no team. Fix: add it, as the forge calls it`);
}
