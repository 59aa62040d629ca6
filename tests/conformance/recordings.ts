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
    /** Without what providers compute. */
    readonly preview: Record<string, unknown>;
}

const RECORDED = path.join(import.meta.dirname, "recorded");
const AGAIN = "Fix: PLINTH_RECORD=1 npx mocha tests/conformance/programs.test.ts, with pulumi on PATH";

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
    const recording: Recording = { engine, program: programHash(name), preview: withoutComputed(preview) };
    writeFileSync(file, `${JSON.stringify(recording, null, 1)}\n`);
}
