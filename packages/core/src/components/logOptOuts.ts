import * as pulumi from "@pulumi/pulumi";
import { type OptOut, type Risk, type UsedOptOut, usedOptOuts } from "../optOuts/index.ts";

/** What is said first, so that a log can be searched for it. */
export const OPT_OUT_PREFIX = "less safe than the default";

interface Said extends UsedOptOut {
    readonly component: string;
}

const log: Readonly<Record<Risk, (message: string) => Promise<void>>> = {
    exposes: async (message) => await pulumi.log.warn(message),
    loses: async (message) => await pulumi.log.info(message),
};

/** What the components of the program that is running have said, until it is logged. */
let waiting: Said[] = [];

/**
 * Logs where a component is made less safe than its default: a warning where that exposes something, a note where something can
 * be lost. A program says it once for all its components, so that an environment that is meant to be thrown away stays readable.
 *
 * @param component its logical name.
 */
export function logOptOuts<Shape>(component: string, optOuts: readonly OptOut<Shape>[], shape: Shape): void {
    const said = usedOptOuts(optOuts, shape).map((used) => ({ ...used, component }));
    if (said.length === 0) return;
    if (waiting.length === 0) queueMicrotask(logWaiting);
    waiting.push(...said);
}

function logWaiting(): void {
    const said = waiting;
    waiting = [];
    for (const risk of ["exposes", "loses"] as const) {
        const lines = said.filter((one) => one.risk === risk).map(({ component, text }) => `  ${component}: ${text}`);
        if (lines.length > 0) void log[risk](`${OPT_OUT_PREFIX}:\n${lines.join("\n")}`);
    }
}
