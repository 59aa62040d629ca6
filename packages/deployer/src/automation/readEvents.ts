import type { EngineStep, StepState } from "@plinth/plan";
import { stripVTControlCharacters } from "node:util";
import { isNeverReached, withoutNeverReached, withoutValues } from "../plan/violation.ts";
import type { OperationResult, PolicyVerdict, ResourceFailure } from "../ports/engine.ts";

const STACK = "pulumi:pulumi:Stack";

/** A line of the engine's event log, as far as it is read here. */
export interface LoggedEvent {
    readonly resOutputsEvent?: { readonly metadata: LoggedStep };
    readonly diagnosticEvent?: {
        readonly urn?: string;
        readonly message: string;
        readonly severity: string;
        readonly ephemeral?: boolean;
    };
    readonly policyEvent?: {
        readonly resourceUrn?: string;
        readonly message: string;
        readonly policyName: string;
        readonly policyPackName: string;
        readonly enforcementLevel: string;
    };
    readonly summaryEvent?: { readonly resourceChanges: Readonly<Record<string, number>> };
}

interface LoggedStep {
    readonly op: string;
    readonly urn: string;
    readonly type: string;
    readonly old?: StepState | null;
    readonly new?: StepState | null;
    readonly keys?: readonly string[] | null;
    readonly diffs?: readonly string[] | null;
    readonly detailedDiff?: Readonly<Record<string, { readonly diffKind: string }>> | null;
}

/** What events tell of an operation, without how it ended. */
export interface Told extends Omit<OperationResult, "failure"> {
    readonly errors: readonly string[];
}

/** Reads what the engine said of an operation. Values of secrets are masked in it by the engine itself. */
export function readEvents(events: readonly LoggedEvent[]): Told {
    const logged = events.flatMap(({ resOutputsEvent }) => resOutputsEvent?.metadata ?? []);
    const stack = logged.findLast(({ type }) => type === STACK);
    const outputs = stack?.new?.outputs ?? {};
    const said = events.flatMap(({ diagnosticEvent }) =>
        diagnosticEvent === undefined || diagnosticEvent.ephemeral === true ? [] : [diagnosticEvent],
    );
    const of = (severity: string): string[] => [
        ...new Set(said.filter((one) => one.severity === severity).map(({ urn, message }) => textOf(message, urn))),
    ];
    return {
        steps: logged.filter(({ type }) => type !== STACK).map(stepOf),
        policies: events.flatMap(({ policyEvent }) => (policyEvent === undefined ? [] : [verdictOf(policyEvent)])),
        warnings: of("warning"),
        errors: withoutSummary(of("error")),
        failed: said.flatMap(({ severity, urn, message }) =>
            severity === "error" && urn !== undefined && !isStack(urn) && !isNeverReached(message)
                ? [failureOf(urn, message)]
                : [],
        ),
        changes: events.findLast(({ summaryEvent }) => summaryEvent !== undefined)?.summaryEvent?.resourceChanges ?? {},
        outputs: Object.keys(outputs),
        outputsChange: stack !== undefined && sorted(stack.old?.outputs ?? {}) !== sorted(outputs),
    };
}

/** The engine ends what it says of a failure with the failure. */
function withoutSummary(errors: readonly string[]): string[] {
    const causes = errors.filter((error) => !/^(.*: )?(update|preview|destroy|refresh) failed$/.test(error));
    return withoutNeverReached(causes.length > 0 ? causes : errors);
}

function isStack(urn: string): boolean {
    return urn.split("::")[2] === STACK;
}

/** The engine puts what it was doing in front of what the provider said. */
function failureOf(urn: string, message: string): ResourceFailure {
    return { urn, message: plain(message).replace(/^Preview failed: /, "") };
}

/** One step. The keys that make the engine replace are named, or marked in the detailed diff. */
export function stepOf({ op, urn, type, old, new: now, keys, diffs, detailedDiff }: LoggedStep): EngineStep {
    const detailed = Object.entries(detailedDiff ?? {});
    const replacing = detailed.filter(([, { diffKind }]) => diffKind.endsWith("-replace")).map(([path]) => path);
    return {
        op,
        urn,
        type,
        ...(old ? { old } : {}),
        ...(now ? { new: now } : {}),
        keys: keys?.length ? keys : replacing,
        diffs: detailed.length > 0 ? detailed.map(([path]) => path) : (diffs ?? []),
    };
}

function verdictOf(event: NonNullable<LoggedEvent["policyEvent"]>): PolicyVerdict {
    const { policyName, policyPackName, enforcementLevel, resourceUrn, message } = event;
    return {
        rule: policyName,
        pack: policyPackName,
        level: enforcementLevel === "mandatory" ? "mandatory" : "advisory",
        ...(resourceUrn ? { urn: resourceUrn } : {}),
        message: plain(message),
    };
}

function textOf(message: string, urn: string | undefined): string {
    const text = plain(message);
    return urn ? `${urn.split("::").slice(2).join("::")}: ${text}` : text;
}

/** Without colours, in either of the forms in which the engine writes them. */
function plain(message: string): string {
    return withoutValues(stripVTControlCharacters(message.replaceAll(/<\{%.*?%\}>/g, "")).trim());
}

/** JSON whose keys are in order. */
function sorted(value: unknown): string {
    return JSON.stringify(value, (_key, entry: unknown) =>
        typeof entry === "object" && entry !== null && !Array.isArray(entry)
            ? Object.fromEntries(Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1)))
            : entry,
    );
}
