import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import type { Host } from "../host.ts";
import { decodeText } from "./decodeText.ts";
import { filesBelow } from "./manifests/folders.ts";
import { type Unjudged, unjudged, unjudgedBy } from "./unjudged.ts";

/** Stands for standard input on the command line, and is called otherwise in reports. */
const PIPED = "-";
const STDIN = "stdin";

/** A text to judge. */
export interface Input {
    /** As the caller named it, or found below a folder that was named. */
    readonly name: string;
    readonly text: string;
    /** Nobody named it: what is no manifest may stand beside those that are. */
    readonly isFound: boolean;
}

/** What the command can judge, for messages. */
export const KINDS =
    "name a file that one of these wrote: pulumi stack export, pulumi preview --json or plinth preview --format json; or one with Kubernetes manifests";

/** How reports call what a name on the command line stands for. */
export function subjectOf(argument: string): string {
    return argument === PIPED ? STDIN : argument;
}

/** What a name on the command line stands for: a file, the files of a folder, or what is piped in. */
export async function readInputs(argument: string, host: Host): Promise<(Input | Unjudged)[]> {
    const name = subjectOf(argument);
    try {
        if (argument === PIPED) return [await readPiped(host)];
        if (statSync(resolve(host.cwd, name), { throwIfNoEntry: false })?.isDirectory() !== true) {
            return [readFile(name, host.cwd, false)];
        }
        const { files, problems } = filesBelow(name, host.cwd);
        if (files.length + problems.length === 0) {
            const fix = "name a folder with manifests";
            return [unjudged({ file: name, what: "is a folder without a file of YAML or JSON", fix })];
        }
        return [...problems.map(unjudged), ...files.map((file) => readOrSay(file, host.cwd))];
    } catch (error) {
        return [unjudgedBy(name, error)];
    }
}

function readOrSay(file: string, cwd: string): Input | Unjudged {
    try {
        return readFile(file, cwd, true);
    } catch (error) {
        return unjudgedBy(file, error);
    }
}

function readFile(name: string, cwd: string, isFound: boolean): Input {
    const text = decodeText(bytesOf(name, cwd), name);
    // A folder may hold empty files; who names one expects something in it.
    if (text.trim() !== "" || isFound) return { name, text, isFound };
    throw new UserError(`${name}: is empty. Fix: look at why the command that wrote it failed`);
}

function bytesOf(name: string, cwd: string): Uint8Array {
    try {
        return readFileSync(resolve(cwd, name));
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        const what = code === "ENOENT" ? "there is no such file" : `cannot be read: ${message}`;
        throw new UserError(`${name}: ${what}. Fix: ${KINDS}`);
    }
}

async function readPiped({ readInput }: Host): Promise<Input> {
    const example = "helm template … | npx plinth check -";
    if (readInput === undefined) {
        throw new UserError(
            `${STDIN}: nothing is piped in. Fix: pipe manifests into the command, for example: ${example}`,
        );
    }
    const text = decodeText(await readInput(), STDIN);
    if (text.trim() !== "") return { name: STDIN, text, isFound: false };
    throw new UserError(`${STDIN}: nothing came through the pipe. Fix: look at why the command before it failed`);
}
