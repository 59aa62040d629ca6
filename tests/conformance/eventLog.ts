import { readFileSync } from "node:fs";
import { type ComparedResource, verdictLine } from "./compared.ts";
import { plainFromWire } from "./wire.ts";

type Values = Readonly<Record<string, unknown>>;

interface State {
    readonly type: string;
    readonly urn: string;
    readonly parent: string;
    readonly provider: string;
    readonly protect?: boolean;
    readonly inputs: Values;
    readonly outputs: Values;
}

interface EngineEvent {
    readonly policyEvent?: {
        readonly resourceUrn: string;
        readonly message: string;
        readonly policyName: string;
        readonly enforcementLevel: string;
    };
    readonly diagnosticEvent?: {
        readonly urn?: string;
        readonly message: string;
        readonly severity: string;
        readonly ephemeral?: boolean;
    };
    readonly resOutputsEvent?: { readonly metadata: { readonly op: string; readonly new: State | null } };
}

/** What the engine said while it worked. */
export interface EventLog {
    readonly reads: ReadonlyMap<string, ComparedResource>;
    readonly diagnostics: readonly { readonly severity: string; readonly message: string; readonly urn: string }[];
    readonly verdicts: readonly string[];
}

/** Reads what `--event-log` wrote. */
export function readEventLog(file: string): EventLog {
    const events = readFileSync(file, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as EngineEvent);
    const reads = new Map<string, ComparedResource>();
    for (const { resOutputsEvent } of events) {
        const state = resOutputsEvent?.metadata.op === "read" ? resOutputsEvent.metadata.new : null;
        if (state !== null && state !== undefined) reads.set(state.urn, readOf(state));
    }
    return {
        reads,
        diagnostics: events.flatMap(({ diagnosticEvent: said }) =>
            said === undefined || said.severity === "debug" || said.ephemeral === true
                ? []
                : [
                      {
                          severity: said.severity.replace("#err", ""),
                          message: said.message.replaceAll(/<\{%.*?%\}>/g, ""),
                          urn: said.urn ?? "",
                      },
                  ],
        ),
        verdicts: events
            .flatMap(({ policyEvent }) => policyEvent ?? [])
            .map(({ policyName, enforcementLevel, resourceUrn, message }) =>
                verdictLine({ rule: policyName, level: enforcementLevel, urn: resourceUrn, message }),
            )
            .sort(),
    };
}

/** The log names no dependencies of a read, and its outputs are what exists: neither is compared. */
function readOf(state: State): ComparedResource {
    return {
        type: state.type,
        custom: true,
        read: true,
        parent: state.parent,
        provider: state.provider,
        protect: state.protect ?? false,
        inputs: plainFromWire(state.inputs) as Values,
        outputs: {},
        options: {},
        dependencies: [],
        propertyDependencies: {},
    };
}
