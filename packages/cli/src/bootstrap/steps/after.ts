import { parse } from "yaml";
import type { Step, Standing } from "../step.ts";
import { stackFile } from "./making.ts";
import type { Around } from "./around.ts";

/** What the repository has to know of it. */
export function stepsAfter(around: Around): Step[] {
    const { target, files } = around;
    const { environment } = target;
    const file = `environments/${environment}/environment.yaml`;
    const settings: Step = {
        id: "settings",
        what: `Write into ${file} where states are, and what holds roles`,
        why: "Whoever deploys finds the states by it, and roles are made where the deploying role may make them.",
        check: "npx plinth settings check",
        undo: `git checkout -- ${file}`,
        standing: async () => await settingsStanding(around, file),
        act: async () => {
            const wanted = await missingSettings(around, file);
            files.append(file, wanted.text);
            return `${wanted.keys.join(", ")}${leftOf(wanted)}`;
        },
    };
    if (target.simulated) {
        const text = blocks(target, ["state", "roles"]);
        const standing = async (): Promise<Standing> => ({
            is: "unchecked",
            needs: `an account; the cloud is simulated, so nothing is written. It would be:\n${text.trimEnd()}`,
        });
        return [{ ...settings, standing }];
    }
    return [settings, commitStep(around, file)];
}

function commitStep({ target, files }: Around, settings: string): Step {
    const { environment } = target;
    const wanted = [settings, `environments/${environment}/bootstrap.yaml`, stackFile(environment)];
    return {
        id: "commit",
        what: "Commit what others need",
        why: "Pipelines and colleagues read it from the repository; there is no secret in it.",
        check: `git add ${wanted.join(" ")} && git commit -m "Bootstrap ${environment}"`,
        undo: "git revert",
        standing: async () => {
            const open = await files.uncommitted(wanted);
            if (open === undefined) return { is: "unchecked", needs: "a git repository" };
            if (open.length === 0) return { is: "done", found: "committed" };
            return { is: "todo", found: `not committed: ${open.join(", ")}` };
        },
    };
}

interface Missing {
    readonly keys: readonly ("state" | "roles")[];
    readonly text: string;
    /** Why roles are left to a person. */
    readonly rolesLeft: boolean;
}

async function settingsStanding(around: Around, file: string): Promise<Standing> {
    const missing = await missingSettings(around, file);
    const { keys } = missing;
    const left = leftOf(missing);
    if (keys.length === 0) return { is: "done", found: `${file} says it${left}` };
    return { is: "todo", found: `${keys.join(", ")} missing${left}` };
}

function leftOf({ rolesLeft }: Pick<Missing, "rolesLeft">): string {
    if (!rolesLeft) return "";
    return "; roles are left out, since stacks are deployed: docs/components/roles.md says what switching them on replaces";
}

/** Read from the file each time: a person may have written it in between. */
async function missingSettings({ target, files, stacks }: Around, file: string): Promise<Missing> {
    const written = (parse(files.read(file) ?? "") ?? {}) as { state?: unknown; roles?: unknown };
    const wantsRoles = target.roleSettings !== undefined && written.roles === undefined;
    // Switching them on replaces the roles of what is deployed, and with them a cluster.
    const rolesLeft = wantsRoles && (await stacks.others(target.store)) > 0;
    const keys = [
        ...(written.state === undefined ? (["state"] as const) : []),
        ...(wantsRoles && !rolesLeft ? (["roles"] as const) : []),
    ];
    return { keys, text: blocks(target, keys), rolesLeft };
}

/** Appended as text, so that nothing else of the file moves. */
function blocks({ stateSettings, roleSettings }: Around["target"], keys: readonly ("state" | "roles")[]): string {
    const state = [
        "# Written by plinth bootstrap: where the states of the stacks are, and what closes secrets in them.",
        "state:",
        `  backend: ${stateSettings.backend}`,
        `  secretsProvider: ${stateSettings.secretsProvider}`,
    ];
    const roles =
        roleSettings === undefined
            ? []
            : [
                  "# Written by plinth bootstrap: roles are made here, held by this policy, or the deploying role cannot make them.",
                  "roles:",
                  `  path: ${roleSettings.path}`,
                  `  permissionsBoundary: ${roleSettings.permissionsBoundary}`,
              ];
    const lines = [...(keys.includes("state") ? state : []), ...(keys.includes("roles") ? roles : [])];
    return lines.map((line) => `${line}\n`).join("");
}
