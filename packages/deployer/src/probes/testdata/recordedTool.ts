import type { RunTool, ToolEnded } from "../runTool.ts";

export const OWN_ACCOUNT = "111111111111";

/** Stands in for tools: answers by what the call begins with, and keeps the calls. */
export class RecordedTool {
    readonly calls: { readonly command: string; readonly args: readonly string[] }[] = [];
    readonly answers: Record<string, (args: readonly string[]) => ToolEnded | undefined> = {
        "aws sts get-caller-identity": () => printed({ Account: OWN_ACCOUNT }),
    };

    readonly run: RunTool = async (command, args) => {
        this.calls.push({ command, args });
        const line = [command, ...args].join(" ");
        const key = Object.keys(this.answers).find((start) => line.startsWith(start));
        if (key === undefined) throw new Error(`no answer to ${line}`);
        return this.answers[key]?.(args);
    };

    /** The JSON that operations of AWS were given, that of the identity left out. */
    inputs(operation: string): unknown[] {
        return this.calls
            .filter(({ args }) => args[1] === operation)
            .map(({ args }) => JSON.parse(args[args.indexOf("--cli-input-json") + 1] ?? "") as unknown);
    }
}

export function printed(answer: unknown): ToolEnded {
    return { code: 0, stdout: JSON.stringify(answer), stderr: "" };
}

export function refused(stderr: string): ToolEnded {
    return { code: 254, stdout: "", stderr };
}
