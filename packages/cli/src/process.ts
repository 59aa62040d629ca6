import { leaveToSystem, stopWith } from "../bin/signals.js";
import type { Host, TextStream } from "./host.ts";
import { Stopped } from "./host.ts";
import { main } from "./main.ts";

/** Runs the command line in this process and ends it. */
export async function runHere(): Promise<void> {
    const stop = new AbortController();
    stopWith((name) => stop.abort(new Stopped(name)));
    // A reader that has seen enough (`| head`) closes the pipe, and a closed terminal (EIO) is no reader any more: not a
    // failure, and nobody is left to tell.
    for (const stream of [process.stdout, process.stderr]) {
        stream.on("error", (error: NodeJS.ErrnoException) => {
            if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
        });
    }
    const host: Host = {
        cwd: process.cwd(),
        env: process.env,
        stdout: reportStream(process.stdout),
        stderr: process.stderr,
        signal: stop.signal,
        ...(process.stdin.isTTY && process.stderr.isTTY ? { ask: askOnTerminal } : {}),
        ...(process.stdin.isTTY ? {} : { readInput: () => readPiped(stop.signal) }),
        loadEngine: () => import("@plinth/engine"),
    };
    const code = await main(process.argv.slice(2), host);
    // All that is left is to write: a reader that never reads shall not keep the process from ending.
    stopWith(undefined);
    await Promise.all([process.stdout, process.stderr].map(flushed));
    // Ends here even where a connection lingers: everything is written, and nothing is left to do.
    process.exit(code);
}

/** Reads standard input to its end, or until the command is stopped. */
async function readPiped(signal: AbortSignal): Promise<Uint8Array> {
    const { buffer } = await import("node:stream/consumers");
    const { addAbortSignal } = await import("node:stream");
    try {
        return await buffer(addAbortSignal(signal, process.stdin));
    } catch (error) {
        throw signal.aborted ? signal.reason : error;
    }
}

/** Asks on standard error: standard output may be a report. Without raw mode, so that a Ctrl-C stays a signal. */
async function askOnTerminal(question: string, signal: AbortSignal): Promise<string> {
    const { createInterface } = await import("node:readline/promises");
    const terminal = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
    try {
        return await terminal.question(question, { signal });
    } catch (error) {
        if (signal.aborted) return "";
        throw error;
    } finally {
        terminal.close();
    }
}

/** More than a pipe takes at once (64 KiB on Linux): a report, written when everything else is done. */
const LONG = 64 * 1024;

/** Standard output whose long writes, which may wait for a reader for ever, can be ended by a signal. */
function reportStream(stream: NodeJS.WriteStream): TextStream {
    return {
        get isTTY() {
            return stream.isTTY;
        },
        get columns() {
            return stream.columns;
        },
        write(text) {
            if (text.length >= LONG) leaveToSystem();
            return stream.write(text);
        },
    };
}

/** A pipe takes writes asynchronously; ending the process before would cut the output. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
    if (stream.destroyed || stream.writableLength === 0) return Promise.resolve();
    return new Promise((resolve) => {
        stream.once("error", () => resolve());
        stream.write("", () => resolve());
    });
}
