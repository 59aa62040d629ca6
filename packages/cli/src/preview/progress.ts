import type { PreviewEvent } from "@plinth/engine";
import type { Host } from "../host.ts";
import { widthOf } from "../output/terminal.ts";
import { type Progress, progressLine, startProgress, withEvent } from "./progressLine.ts";
import type { StackToPreview } from "./stacks.ts";

const REFRESH_MS = 120;
const TO_START_AND_CLEAR = "\r\u001b[K";

/** Shows on a terminal's stderr how far a preview is, in one line that is gone in the end. Elsewhere it is silent. */
export function showProgress(
    environment: string,
    stacks: readonly StackToPreview[],
    { stderr }: Pick<Host, "stderr">,
): { onEvent: (event: PreviewEvent) => void; end: () => void } {
    if (stderr.isTTY !== true) return { onEvent: () => undefined, end: () => undefined };
    const started = performance.now();
    let progress: Progress = startProgress(stacks.map(({ project }) => project));
    const draw = (): void => {
        const line = progressLine(environment, progress, performance.now() - started, widthOf(stderr) - 1);
        stderr.write(`${TO_START_AND_CLEAR}${line}`);
    };
    draw();
    const timer = setInterval(draw, REFRESH_MS);
    return {
        onEvent: (event) => {
            progress = withEvent(progress, event);
        },
        end: () => {
            clearInterval(timer);
            stderr.write(TO_START_AND_CLEAR);
        },
    };
}
