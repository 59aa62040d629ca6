import { readFileSync } from "node:fs";
import { type ComparedResource, verdictLine } from "./compared.ts";
import { withoutAdditions } from "./providerAdditions.ts";
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
    readonly policyRemediationEvent?: { readonly resourceUrn: string };
    readonly resOutputsEvent?: { readonly metadata: { readonly op: string; readonly new: State | null } };
}

/** What the engine said while it worked. */
export interface EventLog {
    readonly reads: ReadonlyMap<string, ComparedResource>;
    /** Inputs of resources that are imported: a saved plan has only what differs from what exists. */
    readonly imported: ReadonlyMap<string, Values>;
    /** Inputs of resources that a policy pack corrected: a saved plan has those that it was given. */
    readonly corrected: ReadonlyMap<string, Values>;
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
    const imported = new Map<string, Values>();
    const remediated = new Set(events.map(({ policyRemediationEvent }) => policyRemediationEvent?.resourceUrn));
    const corrected = new Map<string, Values>();
    for (const { resOutputsEvent } of events) {
        const { op, new: state } = resOutputsEvent?.metadata ?? { op: "", new: null };
        if (state === null) continue;
        if (op === "read") reads.set(state.urn, readOf(state));
        if (remediated.has(state.urn)) {
            const checked = plainFromWire(state.inputs) as Record<string, unknown>;
            corrected.set(state.urn, withoutAdditions(state.type, checked).inputs);
        }
        if (op === "import") imported.set(state.urn, plainFromWire(state.inputs) as Values);
    }
    return {
        reads,
        imported,
        corrected,
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
