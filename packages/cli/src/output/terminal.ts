import type { Host, TextStream } from "../host.ts";

/** Pipes and files have no width of their own. */
const DEFAULT_WIDTH = 120;

/** Columns to write into. */
export function widthOf(stream: TextStream): number {
    return stream.isTTY === true && stream.columns ? stream.columns : DEFAULT_WIDTH;
}

/** Whether to use colour: on a terminal that has it, unless the person said no (https://no-color.org). */
export function colorOf(stream: TextStream, env: Host["env"]): boolean {
    return stream.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}
