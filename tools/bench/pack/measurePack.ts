import { execFile } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { findOnPath } from "../../../tests/realEngine/cli.ts";
import { median, time } from "../measure.ts";
import { repository } from "../projects.ts";
import { asPlan, asTemplate, resources } from "./resources.ts";
import { ServedPack, type Start } from "./servedPack.ts";

/** One line of the pack's figures. */
export interface PackFigure {
    readonly title: string;
    readonly seconds: number;
    /** What it is set against, and how many times that. */
    readonly share?: { readonly of: string; readonly times: number };
}

const POLICIES = path.join(repository, "policies");
const PLINTH = path.join(repository, "packages/cli/bin/plinth.js");
const JUDGED = 1000;
const CHECKED = 900;

/**
 * How long the pack takes to start and to judge, set against loading the policy SDK alone; and `plinth check` against
 * Checkov on the same resources.
 *
 * @param missing receives what could not be measured, and why.
 */
export async function measurePack(
    root: string,
    runs: number,
    missing: string[],
    progress: (text: string) => void,
): Promise<PackFigure[]> {
    const cache = path.join(root, "compiled-pack");
    const start = (directory: string, by: Start["by"]): Start => ({ directory, by, cache });
    const empty = emptyPack(root);
    const guard = await awsGuard(root, missing);
    const subjects: Record<string, () => Promise<number>> = {
        alone: () => time(node(["-e", 'require("@pulumi/policy")'], cache)),
        emptyPreview: () => ready(start(empty, "preview")),
        ready: () => ready(start(POLICIES, "preview")),
        emptyEngine: () => ready(start(empty, "engine")),
        readyEngine: () => ready(start(POLICIES, "engine")),
        judged: () => judged(start(POLICIES, "preview")),
        rules: async () => Number(await output(["tools/bench/pack/rulesAlone.ts", String(JUDGED)], cache)),
        ...(guard && { guard: () => judged(start(guard, "engine")), guardReady: () => ready(start(guard, "engine")) }),
        ...checks(root, cache, missing),
    };
    const taken = new Map<string, number[]>();
    for (let run = 0; run <= runs; run++) {
        for (const [name, measure] of Object.entries(subjects)) {
            progress(`the pack: ${name}, run ${run} of ${runs}`);
            const seconds = await measure();
            // The first fills the cache.
            if (run > 0) taken.set(name, [...(taken.get(name) ?? []), seconds]);
        }
    }
    const at = (name: string): number | undefined => {
        const all = taken.get(name);
        return all && median(all);
    };
    const figure = (title: string, name: string, to?: string, of = ""): PackFigure[] => {
        const [seconds, base] = [at(name), to === undefined ? undefined : at(to)];
        if (seconds === undefined) return [];
        return [{ title, seconds, ...(base !== undefined && { share: { of, times: seconds / base } }) }];
    };
    const SDK = 'require("@pulumi/policy")';
    return [
        ...figure(`\`${SDK}\` alone, a whole process`, "alone"),
        ...figure("a pack without rules ready, started by the preview", "emptyPreview", "alone", SDK),
        ...figure("this pack ready, started by the preview", "ready", "alone", SDK),
        ...figure("a pack without rules ready, started by the real engine", "emptyEngine", "alone", SDK),
        ...figure("this pack ready, started by the real engine", "readyEngine", "alone", SDK),
        ...figure(`this pack judges ${JUDGED} resources, through the SDK and its wire`, "judged", "alone", SDK),
        ...figure(`its rules alone over ${JUDGED} resources`, "rules", "alone", SDK),
        ...figure("AWSGuard ready, started by the real engine", "guardReady", "alone", SDK),
        ...figure(`AWSGuard judges ${JUDGED} resources, through the SDK and its wire`, "guard", "alone", SDK),
        ...figure(`\`plinth check\` of ${CHECKED} resources, a whole process`, "check", "checkov", "Checkov"),
        ...figure(`Checkov on the same ${CHECKED} resources as a CloudFormation template`, "checkov"),
    ];
}

function node(args: readonly string[], cache: string): Parameters<typeof time>[0] {
    const env = { ...process.env, NODE_COMPILE_CACHE: cache, NO_COLOR: "1" };
    return { command: process.execPath, args, cwd: repository, env, codes: [0, 2] };
}

async function output(args: readonly string[], cache: string): Promise<string> {
    const env = { ...process.env, NODE_COMPILE_CACHE: cache };
    return (await promisify(execFile)(process.execPath, args, { cwd: repository, env })).stdout;
}

async function ready(start: Start): Promise<number> {
    const pack = await ServedPack.start(start);
    pack.stop();
    return pack.ready;
}

async function judged(start: Start): Promise<number> {
    const pack = await ServedPack.start(start);
    try {
        return await pack.judge(resources(JUDGED));
    } finally {
        pack.stop();
    }
}

function checks(root: string, cache: string, missing: string[]): Record<string, () => Promise<number>> {
    const [plan, template] = [path.join(root, "plan.json"), path.join(root, "template.json")];
    writeFileSync(plan, JSON.stringify(asPlan(CHECKED)));
    writeFileSync(template, JSON.stringify(asTemplate(CHECKED)));
    const check = { check: () => time(node([PLINTH, "check", plan, "--format", "json"], cache)) };
    const checkov = findOnPath("checkov");
    if (checkov === undefined) {
        missing.push("Checkov: not on PATH (`pip install checkov`)");
        return check;
    }
    const args = [
        "-f",
        template,
        "--framework",
        "cloudformation",
        "-o",
        "json",
        "--compact",
        "--quiet",
        "--skip-download",
    ];
    const measured = { command: checkov, args, cwd: root, env: process.env, codes: [0, 1], says: /checkov_version/ };
    return { ...check, checkov: () => time(measured) };
}

function emptyPack(root: string): string {
    const program = 'new (require("@pulumi/policy").PolicyPack)("empty", { policies: [] });';
    const folder = writePack(path.join(root, "empty-pack"), program);
    symlinkSync(path.join(repository, "node_modules"), path.join(folder, "node_modules"));
    return folder;
}

/** Pulumi's own pack for AWS, as its documentation starts it. */
async function awsGuard(root: string, missing: string[]): Promise<string | undefined> {
    const folder = path.join(root, "awsguard");
    const dependencies = { "@pulumi/awsguard": "0.3.1", "@pulumi/policy": "1.21.0", "@pulumi/pulumi": "3.270.0" };
    writePack(folder, 'new (require("@pulumi/awsguard").AwsGuard)({ all: "advisory" });', dependencies);
    try {
        await promisify(execFile)("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: folder });
        return folder;
    } catch (error) {
        missing.push(`AWSGuard: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`);
        return undefined;
    }
}

function writePack(folder: string, program: string, dependencies: Readonly<Record<string, string>> = {}): string {
    mkdirSync(folder);
    writeFileSync(
        path.join(folder, "package.json"),
        JSON.stringify({ name: "pack", version: "1.0.0", main: "index.js", dependencies }),
    );
    writeFileSync(path.join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    writeFileSync(path.join(folder, "index.js"), program);
    return folder;
}
