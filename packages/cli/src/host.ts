import type { preview } from "@plinth/engine";

/** A stream as the command line uses it. */
export interface TextStream {
    readonly isTTY?: boolean;
    readonly columns?: number;
    write(text: string): unknown;
}

/** What the command line takes from the process around it, so that tests can run it in theirs. */
export interface Host {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly stdout: TextStream;
    readonly stderr: TextStream;
    /** Aborts when the person or the system stops the command; the reason is a {@link Stopped}. */
    readonly signal: AbortSignal;
    /** All that is piped in, until its end; absent where a person sits at the terminal. */
    readonly readInput?: () => Promise<Uint8Array>;
    /** Asks the person at the terminal; absent where there is none. An empty answer where the signal aborts. */
    readonly ask?: (question: string, signal: AbortSignal) => Promise<string>;
    /** Loaded when needed: it brings the gRPC library, which most commands can do without. */
    readonly loadEngine: () => Promise<{ readonly preview: typeof preview }>;
}

/** Signals that stop a command: the terminal was closed, Ctrl-C, the system asks. */
export type StopSignal = "SIGHUP" | "SIGINT" | "SIGTERM";

/** Why a command was stopped from outside. */
export class Stopped extends Error {
    readonly signalName: StopSignal;

    constructor(signalName: StopSignal) {
        super(`stopped by ${signalName}`);
        this.signalName = signalName;
    }
}
