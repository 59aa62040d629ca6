import { execFile } from "node:child_process";
import type { Answer } from "../../aws/aws.ts";
import type { Host } from "../../host.ts";

/** An environment of a forge, with what protects it. */
export interface ForgeEnvironment {
    readonly name: string;
    /** Whether somebody has to approve; unknown to GitLab's list. */
    readonly approved: boolean | undefined;
    /** Whether only named branches may use it; unknown to GitLab's list. */
    readonly limited?: boolean | undefined;
}

/** What a forge says of this repository. Reads alone. */
export interface Forge {
    environments(): Promise<Answer<readonly ForgeEnvironment[]>>;
    /** Names and values of an environment's variables, or of the repository's own. */
    variables(environment: string | undefined): Promise<Answer<Readonly<Record<string, string>>>>;
    /** Checks that have to pass before anything is merged. */
    requiredChecks(branch: string): Promise<Answer<readonly string[]>>;
}

type Run = (
    command: string,
    args: readonly string[],
) => Promise<{ code: number | "missing"; out: string; err: string }>;

/** GitHub, through `gh`: it knows the repository of the folder, and who is signed in. */
export class GitHub implements Forge {
    readonly #run: Run;

    constructor(run: Run) {
        this.#run = run;
    }

    async environments(): Promise<Answer<readonly ForgeEnvironment[]>> {
        const answer = await this.#api<{ environments?: readonly RawEnvironment[] }>("environments");
        if (!answer.known) return answer;
        const value = (answer.value.environments ?? []).map(
            ({ name, protection_rules: rules = [], deployment_branch_policy: branches }) => ({
                name,
                approved: rules.some(({ type }) => type === "required_reviewers"),
                // Null where every branch may: whoever can push one takes the role then.
                limited: branches !== null && branches !== undefined,
            }),
        );
        return { known: true, value };
    }

    async variables(environment: string | undefined): Promise<Answer<Readonly<Record<string, string>>>> {
        const scope = environment === undefined ? "" : `environments/${environment}/`;
        const answer = await this.#api<{ variables?: readonly { name: string; value: string }[] }>(`${scope}variables`);
        if (!answer.known) return answer;
        const listed = (answer.value.variables ?? []).map(({ name, value }) => [name, value] as const);
        return { known: true, value: Object.fromEntries(listed) };
    }

    async requiredChecks(branch: string): Promise<Answer<readonly string[]>> {
        const answer = await this.#api<readonly RawRule[]>(`rules/branches/${branch}`);
        if (!answer.known) return answer;
        const value = answer.value
            .filter(({ type }) => type === "required_status_checks")
            .flatMap(({ parameters }) => parameters?.required_status_checks ?? [])
            .map(({ context }) => context);
        return { known: true, value };
    }

    async #api<Value>(path: string): Promise<Answer<Value>> {
        return await ask<Value>(this.#run, "gh", ["api", `repos/{owner}/{repo}/${path}`], "gh auth login");
    }
}

interface RawEnvironment {
    readonly name: string;
    readonly protection_rules?: readonly { readonly type: string }[];
    readonly deployment_branch_policy?: object | null;
}

interface RawRule {
    readonly type: string;
    readonly parameters?: { readonly required_status_checks?: readonly { readonly context: string }[] };
}

/** GitLab, through `glab`. */
export class GitLab implements Forge {
    readonly #run: Run;

    constructor(run: Run) {
        this.#run = run;
    }

    async environments(): Promise<Answer<readonly ForgeEnvironment[]>> {
        const answer = await this.#api<readonly { readonly name: string }[]>("environments");
        if (!answer.known) return answer;
        return { known: true, value: answer.value.map(({ name }) => ({ name, approved: undefined })) };
    }

    async variables(environment: string | undefined): Promise<Answer<Readonly<Record<string, string>>>> {
        const answer = await this.#api<readonly RawVariable[]>("variables");
        if (!answer.known) return answer;
        const scope = environment ?? "*";
        const own = answer.value.filter(({ environment_scope: of = "*" }) => of === scope || of === "*");
        return { known: true, value: Object.fromEntries(own.map(({ key, value }) => [key, value])) };
    }

    async requiredChecks(): Promise<Answer<readonly string[]>> {
        const answer = await this.#api<{ only_allow_merge_if_pipeline_succeeds?: boolean }>("");
        if (!answer.known) return answer;
        return { known: true, value: answer.value.only_allow_merge_if_pipeline_succeeds === true ? ["pipeline"] : [] };
    }

    async #api<Value>(path: string): Promise<Answer<Value>> {
        const args = ["api", `projects/:id${path === "" ? "" : `/${path}`}`];
        return await ask<Value>(this.#run, "glab", args, "glab auth login");
    }
}

interface RawVariable {
    readonly key: string;
    readonly value: string;
    readonly environment_scope?: string;
}

async function ask<Value>(run: Run, command: string, args: readonly string[], signIn: string): Promise<Answer<Value>> {
    const { code, out, err } = await run(command, args);
    if (code === 0) return { known: true, value: JSON.parse(out) as Value };
    if (code === "missing") return { known: false, needs: `${command} on PATH, and ${signIn}` };
    const said = err.trim().split("\n")[0] ?? "";
    return { known: false, needs: `${signIn}, in a clone of the forge's repository (${command} said: ${said})` };
}

/** Runs a forge's command in the repository. */
export function forgeCommand(cwd: string, env: Host["env"]): Run {
    return async (command, args) =>
        await new Promise((resolve) => {
            const quiet = { ...env, GH_PROMPT_DISABLED: "1", NO_COLOR: "1" };
            execFile(command, [...args], { cwd, env: quiet, timeout: PATIENCE_MS }, (error, out, err) => {
                const isMissing = error !== null && (error as NodeJS.ErrnoException).code === "ENOENT";
                resolve({ code: isMissing ? "missing" : error === null ? 0 : 1, out, err });
            });
        });
}

const PATIENCE_MS = 30_000;
