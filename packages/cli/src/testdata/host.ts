import type { PreviewRequest, PreviewResult } from "@plinth/engine";
import type { Host, TextStream } from "../host.ts";

/** A host whose streams are kept, around a folder. */
export interface RecordingHost extends Host {
    readonly out: () => string;
    readonly err: () => string;
    /** What the engine was asked for. */
    readonly requests: readonly PreviewRequest[];
    readonly abort: (reason: Error) => void;
}

export interface HostOptions {
    readonly cwd: string;
    readonly env?: Host["env"];
    /** Whether stderr is a terminal. */
    readonly terminal?: boolean;
    /** Stands in for the engine; by default it finds nothing at all. */
    readonly preview?: (request: PreviewRequest) => Promise<PreviewResult>;
}

/** Runs the command line in the test's own process. */
export function recordingHost({ cwd, env = {}, terminal = false, preview }: HostOptions): RecordingHost {
    const stdout = recordingStream(false);
    const stderr = recordingStream(terminal);
    const stop = new AbortController();
    const requests: PreviewRequest[] = [];
    return {
        cwd,
        env,
        stdout,
        stderr,
        signal: stop.signal,
        loadEngine: async () => ({
            preview: async (request) => {
                requests.push(request);
                return (preview ?? nothing)(request);
            },
        }),
        out: () => stdout.text,
        err: () => stderr.text,
        requests,
        abort: (reason) => stop.abort(reason),
    };
}

async function nothing(): Promise<PreviewResult> {
    return { stacks: [], findings: [], failed: false };
}

function recordingStream(isTTY: boolean): TextStream & { text: string } {
    return {
        text: "",
        isTTY,
        columns: 100,
        write(text) {
            this.text += text;
        },
    };
}
