import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AdoptedResource, ADOPTION_FILES } from "@plinth/core/adoption";
import { UserError } from "@plinth/core/errors";
import { fromStateObject } from "@plinth/plan";
import type { Host } from "../host.ts";
import type { Found } from "./found.ts";

/** A step of `pulumi preview --json`, as far as it tells what was read. */
interface Step {
    readonly op: string;
    readonly urn: string;
    readonly newState?: { readonly id?: string; readonly inputs?: unknown };
    readonly oldState?: { readonly id?: string; readonly inputs?: unknown };
    readonly diffReasons?: readonly string[] | null;
    readonly replaceReasons?: readonly string[] | null;
}

export interface LiveRequest {
    /** Of the stack's project. */
    readonly directory: string;
    readonly stack: string;
    readonly layer: string;
    readonly resources: readonly AdoptedResource[];
    readonly signal: AbortSignal;
}

/**
 * Asks the Pulumi CLI what exists: its preview of the layer reads what is to be imported, and changes nothing. Nothing is
 * kept in that preview: the engine does not tell of what it ignores.
 *
 * @returns what was read, by URN.
 * @throws UserError where there is no CLI, or it could not read.
 */
export async function readLive(request: LiveRequest, host: Host): Promise<ReadonlyMap<string, Found>> {
    const folder = mkdtempSync(join(tmpdir(), "plinth-adopt-"));
    const file = join(folder, "ids.json");
    writeFileSync(file, JSON.stringify(Object.fromEntries(request.resources.map(({ child, id }) => [child, id]))));
    const { code, stdout, stderr } = await preview(request, file, host).finally(() => {
        rmSync(folder, { recursive: true });
    });
    const document = parsed(stdout);
    const found = foundInSteps(document?.steps ?? []);
    if (found.size === 0) {
        const why = [...(document?.diagnostics ?? []).filter(({ severity }) => severity === "error").map(said), stderr];
        throw new UserError(
            `--live: pulumi preview --stack ${request.stack} read nothing of what exists (exit code ${code})\n${why.join("\n").trim()}\nFix: correct what it names`,
        );
    }
    return found;
}

/**
 * What the engine read, or has in its state already: it tells of it where it goes on to change the resource, and where it
 * does not, nothing differs. Nothing of what it creates.
 */
export function foundInSteps(steps: readonly Step[]): ReadonlyMap<string, Found> {
    const existing = steps.filter(({ op, oldState }) => op === "import" || op === "same" || oldState !== undefined);
    return new Map(existing.map(({ urn }) => [urn, foundBy(steps.filter((step) => step.urn === urn))]));
}

/** @param steps of one resource. */
function foundBy(steps: readonly Step[]): Found {
    const next = steps.find(({ op, oldState }) => op !== "import" && op !== "same" && oldState !== undefined);
    if (next === undefined) return { inputs: {}, told: "same" };
    const replaced = steps.flatMap(({ replaceReasons }) => replaceReasons ?? []);
    const differing = new Map<string, "update" | "replace">((next.diffReasons ?? []).map((name) => [name, "update"]));
    for (const name of replaced) differing.set(name, "replace");
    return { inputs: fromStateObject(next.oldState?.inputs), told: "all", differing };
}

interface PreviewDocument {
    readonly steps?: readonly Step[] | null;
    readonly diagnostics?: readonly { readonly severity: string; readonly message: string }[];
}

function said({ message }: { readonly message: string }): string {
    return message.trim();
}

function parsed(text: string): PreviewDocument | undefined {
    try {
        return JSON.parse(text) as PreviewDocument;
    } catch {
        return undefined;
    }
}

async function preview(
    { directory, stack, layer, signal }: LiveRequest,
    file: string,
    host: Host,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
    return await new Promise((resolve, reject) => {
        const child = spawn("pulumi", ["preview", "--json", "--stack", stack, "--non-interactive"], {
            cwd: directory,
            env: { ...host.env, [ADOPTION_FILES]: JSON.stringify({ [layer]: file }) },
            stdio: ["ignore", "pipe", "pipe"],
            signal,
        });
        const told = { stdout: "", stderr: "" };
        for (const name of ["stdout", "stderr"] as const) {
            child[name].setEncoding("utf8").on("data", (text: string) => (told[name] += text));
        }
        child.once("error", (error: NodeJS.ErrnoException) => {
            const missing = "--live: there is no command pulumi. Fix: install the Pulumi CLI, or give --state <file>";
            reject(error.code === "ENOENT" ? new UserError(missing) : error);
        });
        child.once("close", (code) => {
            resolve({ code, ...told });
        });
    });
}
