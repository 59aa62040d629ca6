import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { programHash } from "./programFolders.ts";
import { withoutComputed } from "./withoutComputed.ts";

/** The version of the engine whose results are recorded; a live run with another one says so. */
export const RECORDED_ENGINE = "3.260.0";

/** What the real engine found in one program. */
export interface Recording {
    /** Version of the engine. */
    readonly engine: string;
    /** Hash of the program. */
    readonly program: string;
    /** The SDK that the program ran on, as {@link sdk} says it. */
    readonly sdk: string;
    /** Without what providers compute. */
    readonly preview: Record<string, unknown>;
}

const RECORDED = path.join(import.meta.dirname, "recorded");
const AGAIN = "Fix: PLINTH_RECORD=1 npx mocha tests/conformance/programs.test.ts, with pulumi on PATH";

/** Versions of the packages that decide what programs send. */
export const sdk = ["pulumi", "aws", "awsx", "docker-build", "kubernetes", "policy"]
    .map((name) => `${name} ${installedVersion(name)}`)
    .join(", ");

function installedVersion(name: string): string {
    const manifest = path.resolve(import.meta.dirname, "../../node_modules/@pulumi", name, "package.json");
    return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

function fileOf(name: string): string {
    return path.join(RECORDED, `${name}.json`);
}

/** Programs that have a recorded result, as `topic/name`. */
export function recordedNames(): string[] {
    const files = readdirSync(RECORDED, { recursive: true, encoding: "utf8" });
    return files
        .filter((file) => file.endsWith(".json"))
        .map((file) => file.slice(0, -".json".length).split(path.sep).join("/"))
        .sort();
}

/** The recorded result of a program. @throws Error when there is none, or it is stale */
export function readRecording(name: string): Recording {
    const file = fileOf(name);
    if (!existsSync(file)) throw new Error(`${name} has no recorded result. ${AGAIN}`);
    const recording = JSON.parse(readFileSync(file, "utf8")) as Recording;
    refuseStale(name, recording);
    return recording;
}

/** Whether a live run could say nothing that is not recorded already. */
export function isFresh(name: string): boolean {
    if (!existsSync(fileOf(name))) return false;
    const recording = JSON.parse(readFileSync(fileOf(name), "utf8")) as Recording;
    return recording.program === programHash(name) && recording.engine === RECORDED_ENGINE && recording.sdk === sdk;
}

/** @throws Error when a recording is one of another program or another engine. */
export function refuseStale(name: string, { program, engine }: Recording): void {
    if (program !== programHash(name)) throw new Error(`${name} has changed since its result was recorded. ${AGAIN}`);
    if (engine !== RECORDED_ENGINE)
        throw new Error(`${name} was recorded with engine ${engine}, not ${RECORDED_ENGINE}. ${AGAIN}`);
}

/** Records what the real engine found, if that is new. */
export function record(name: string, engine: string, preview: Record<string, unknown>): void {
    const file = fileOf(name);
    mkdirSync(path.dirname(file), { recursive: true });
    const recording: Recording = { engine, program: programHash(name), sdk, preview: withoutComputed(preview) };
    writeFileSync(file, `${JSON.stringify(recording, null, 1)}\n`);
}
