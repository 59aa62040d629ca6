import { readFileSync } from "node:fs";
import { isJudged, labelOf } from "../../changeSafety/outcome.ts";

interface EngineEvent {
    readonly resourcePreEvent?: { readonly metadata: Step };
    readonly resOutputsEvent?: { readonly metadata: Step };
    readonly resOpFailedEvent?: { readonly metadata: Step };
    readonly diagnosticEvent?: { readonly severity: string; readonly message: string };
}

interface Step {
    readonly op: string;
    readonly urn: string;
    readonly type: string;
}

/** What the real engine did to resources in the cloud: `update Instance database-orders-instance`, sorted. */
export interface Operations {
    readonly done: readonly string[];
    /** What went wrong, and what was warned of. */
    readonly complaints: readonly string[];
}

/** The engine's words for the parts of a replacement, of which one tells it. */
const OPERATIONS: Readonly<Record<string, string>> = {
    create: "create",
    update: "update",
    delete: "delete",
    replace: "replace",
    import: "import",
};

/** What is said of a setting that somebody chose to make less safe, at every deployment. */
const OPT_OUT = /less safe than the default/;

/** Reads what `--event-log` wrote. Components and providers are in no cloud. */
export function readOperations(file: string): Operations {
    const events = readFileSync(file, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as EngineEvent);
    const started = events.flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? []);
    const failed = events.flatMap(({ resOpFailedEvent }) => resOpFailedEvent?.metadata ?? []);
    return {
        done: started
            .filter(({ type }) => isJudged(type))
            .flatMap(({ op, type, urn }) =>
                OPERATIONS[op] === undefined
                    ? []
                    : [`${OPERATIONS[op]} ${labelOf({ type, name: urn.split("::").slice(3).join("::") })}`],
            )
            .sort(),
        complaints: [
            ...failed.map(({ op, urn }) => `failed: ${op} ${urn}`),
            ...events
                .flatMap(({ diagnosticEvent }) => diagnosticEvent ?? [])
                .filter(
                    ({ severity, message }) =>
                        severity === "error" || (severity === "warning" && !OPT_OUT.test(message)),
                )
                .map(({ severity, message }) => `${severity}: ${message.replaceAll(/<\{%.*?%\}>/g, "").trim()}`),
        ],
    };
}
