import type { PreviewEvent } from "@plinth/engine";
import type { Host } from "../host.ts";
import { widthOf } from "../output/terminal.ts";
import { type Progress, progressLine, startProgress, unfinished, withEvent } from "./progressLine.ts";
import type { StackToPreview } from "./stacks.ts";

const REFRESH_MS = 120;
const TO_START_AND_CLEAR = "\r\u001b[K";

/** How far a preview is. */
export interface ShownProgress {
    readonly onEvent: (event: PreviewEvent) => void;
    /** What has not ended yet, and what it is at. */
    readonly unfinished: () => string[];
    readonly end: () => void;
}

/** Shows on a terminal's stderr how far a preview is, in one line that is gone in the end. Elsewhere it is silent. */
export function showProgress(
    environment: string,
    stacks: readonly StackToPreview[],
    { stderr }: Pick<Host, "stderr">,
): ShownProgress {
    const started = performance.now();
    let progress: Progress = startProgress(stacks.map(({ project }) => project));
    const onEvent = (event: PreviewEvent): void => {
        progress = withEvent(progress, event);
    };
    const known = { onEvent, unfinished: () => unfinished(progress) };
    if (stderr.isTTY !== true) return { ...known, end: () => undefined };
    const draw = (): void => {
        const line = progressLine(environment, progress, performance.now() - started, widthOf(stderr) - 1);
        stderr.write(`${TO_START_AND_CLEAR}${line}`);
    };
    draw();
    const timer = setInterval(draw, REFRESH_MS);
    const end = (): void => {
        clearInterval(timer);
        stderr.write(TO_START_AND_CLEAR);
    };
    return { ...known, end };
}
