import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { findOnPath, type RealEngine } from "../../tests/realEngine/cli.ts";
import type { Measured } from "./measure.ts";
import { repository, setSize, STACK, writeCdkApp, writeNativeProject, writeNewcomersProject } from "./projects.ts";
import type { Providers } from "./providers.ts";

/** Something that is measured at several sizes. */
export interface Subject {
    readonly name: SubjectName;
    /** What stands in the table. */
    readonly title: string;
    /** The command for a size. */
    command(size: number): Measured;
    /** Empties what the subject keeps between runs; absent where it keeps nothing. */
    readonly forget?: () => void;
}

export const subjectNames = ["one-pass", "both-passes", "newcomer", "repository", "newcomers-project", "cdk"] as const;
export type SubjectName = (typeof subjectNames)[number];

const POLICIES = path.join(repository, "policies");
const PLINTH = path.join(repository, "packages/cli/bin/plinth.js");
const PREVIEW = ["preview", "--stack", STACK, "--policy-pack", POLICIES];

/** What may be missing on a machine, and what that leaves out. */
export class Missing extends Error {}

export interface Workplace {
    readonly root: string;
    readonly engine: RealEngine;
    readonly providers: Providers;
}

/** Sets up a subject. @throws Missing with what it needs and this machine lacks. */
export async function setUp(name: SubjectName, program: string, workplace: Workplace): Promise<Subject> {
    const { root } = workplace;
    switch (name) {
        case "one-pass":
            return plinth(name, "embedded, one pass", nativeProject(root, program), ["--passes", "1"], root);
        case "both-passes":
            return plinth(name, "embedded, both passes", nativeProject(root, program), [], root);
        case "newcomers-project": {
            const folder = await newcomersProject(root, program);
            return plinth(name, "embedded, one pass, newcomer's project", folder, ["--passes", "1"], root);
        }
        case "newcomer": {
            needPulumi();
            const folder = await newcomersProject(root, program);
            return await real(name, "real CLI, newcomer", folder, workplace, undefined);
        }
        case "repository": {
            needPulumi();
            const folder = nativeProject(root, program);
            return await real(name, "real CLI, as set here", folder, workplace, path.join(root, "compiled-real"));
        }
        case "cdk":
            return cdk(await orMissing(writeCdkApp(root)));
    }
}

function plinth(name: SubjectName, title: string, folder: string, more: readonly string[], root: string): Subject {
    const cache = path.join(root, `compiled-${name}`);
    return {
        name,
        title,
        forget: () => rmSync(cache, { recursive: true, force: true }),
        command: (size) => {
            setSize(folder, size);
            const args = [PLINTH, ...PREVIEW, "--project", folder, ...more];
            const env = { ...process.env, NODE_COMPILE_CACHE: cache, NO_COLOR: "1" };
            // 2: blocked by policy, which is no failure of the preview.
            return { command: process.execPath, args, cwd: root, env, codes: [0, 2] };
        },
    };
}

async function real(
    name: SubjectName,
    title: string,
    folder: string,
    { engine, providers }: Workplace,
    cache: string | undefined,
): Promise<Subject> {
    setSize(folder, 2);
    await engine.succeed(folder, ["stack", "init", STACK]);
    const forget = cache === undefined ? undefined : () => rmSync(cache, { recursive: true, force: true });
    return {
        name,
        title,
        ...(forget && { forget }),
        command: (size) => {
            setSize(folder, size);
            const args = [...PREVIEW, "--non-interactive", "--color", "never"];
            // A newcomer keeps no compiled code.
            const env = { ...engine.env, ...providers.env, NODE_COMPILE_CACHE: cache };
            return { command: "pulumi", args, cwd: folder, env, codes: [0, 255] };
        },
    };
}

function cdk(folder: string): Subject {
    const binary = path.join(folder, "node_modules", ".bin", "cdk");
    return {
        name: "cdk",
        title: "cdk synth with cdk-nag",
        command: (size) => {
            const env = {
                ...process.env,
                CI: "1",
                NO_COLOR: "1",
                BENCH_RESOURCES: String(size),
                CDK_DISABLE_VERSION_CHECK: "1",
            };
            // Findings end it with 1, after the report.
            return {
                command: binary,
                args: ["synth", "--quiet"],
                cwd: folder,
                env,
                codes: [0, 1],
                says: /AwsSolutions/,
            };
        },
    };
}

function nativeProject(root: string, program: string): string {
    const folder = path.join(root, `native-${program}`);
    return existsSync(folder) ? folder : writeNativeProject(root, program);
}

async function newcomersProject(root: string, program: string): Promise<string> {
    const folder = path.join(root, `newcomer-${program}`);
    return existsSync(folder) ? folder : await orMissing(writeNewcomersProject(root, program));
}

function needPulumi(): void {
    if (findOnPath("pulumi") === undefined) throw new Missing("pulumi is not on PATH");
}

/** What cannot be installed is missing: no network, or no registry. */
async function orMissing(installing: Promise<string>): Promise<string> {
    try {
        return await installing;
    } catch (error) {
        const why =
            error instanceof Error
                ? (error.message.split("\n").find((line) => /npm error/.test(line)) ?? error.message)
                : String(error);
        throw new Missing(`its packages cannot be installed (${why.split("\n")[0]})`);
    }
}
