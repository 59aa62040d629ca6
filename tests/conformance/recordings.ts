import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { programHash } from "./programFolders.ts";

/** The version of the engine whose results are recorded; a live run with another one says so. */
export const RECORDED_ENGINE = "3.260.0";

/** What the real engine found in one program. */
export interface Recording {
    /** Version of the engine. */
    readonly engine: string;
    /** Hash of the program. */
    readonly program: string;
    readonly preview: Record<string, unknown>;
}

function fileOf(name: string): string {
    return path.join(import.meta.dirname, "recorded", `${name}.json`);
}

/** The recorded result of a program. @throws Error when there is none, or it is one of another program or engine. */
export function readRecording(name: string): Recording {
    const file = fileOf(name);
    const again = "Fix: PLINTH_RECORD=1 npx mocha tests/conformance/programs.test.ts, with pulumi on PATH";
    if (!existsSync(file)) throw new Error(`${name} has no recorded result. ${again}`);
    const recording = JSON.parse(readFileSync(file, "utf8")) as Recording;
    if (recording.program !== programHash(name))
        throw new Error(`${name} has changed since its result was recorded. ${again}`);
    if (recording.engine !== RECORDED_ENGINE)
        throw new Error(`${name} was recorded with engine ${recording.engine}, not ${RECORDED_ENGINE}. ${again}`);
    return recording;
}

/** Records what the real engine found, if that is new. */
export function record(name: string, engine: string, preview: Record<string, unknown>): void {
    const file = fileOf(name);
    mkdirSync(path.dirname(file), { recursive: true });
    const recording: Recording = { engine, program: programHash(name), preview };
    writeFileSync(file, `${JSON.stringify(recording, null, 1)}\n`);
}
