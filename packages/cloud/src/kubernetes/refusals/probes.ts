import { isRecord } from "../../values/target.ts";
import { at, numberAt, textAt } from "../objects.ts";
import { portNameProblems, portNumberProblems } from "../validation/names.ts";
import { type FieldProblem, forbidden, invalid, negative, required } from "./fields.ts";

// pkg/apis/core/validation/validation.go: validateHandler, validateProbe, validateLivenessProbe, validateLifecycle.

const PROBE_HANDLERS = ["exec", "httpGet", "tcpSocket", "grpc"];
const HOOK_HANDLERS = ["exec", "httpGet", "tcpSocket", "sleep"];
const TIMES = ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"];

export function probeProblems(container: unknown, path: string): FieldProblem[] {
    const probes = ["livenessProbe", "readinessProbe", "startupProbe"].flatMap((name) => {
        const probe = at(container, name);
        if (!isRecord(probe)) return [];
        const own = `${path}.${name}`;
        const successes = numberAt(probe, "successThreshold");
        return [
            ...handlerProblems(probe, own, PROBE_HANDLERS),
            ...TIMES.flatMap((time) => negative(`${own}.${time}`, numberAt(probe, time))),
            ...(name !== "readinessProbe" && successes !== undefined && successes !== 1
                ? [invalid(`${own}.successThreshold`, successes, "must be 1")]
                : []),
        ];
    });
    const hooks = ["postStart", "preStop"].flatMap((name) => {
        const hook = at(container, "lifecycle", name);
        return isRecord(hook) ? handlerProblems(hook, `${path}.lifecycle.${name}`, HOOK_HANDLERS) : [];
    });
    return [...probes, ...hooks];
}

function handlerProblems(
    handler: Readonly<Record<string, unknown>>,
    path: string,
    kinds: readonly string[],
): FieldProblem[] {
    const [first, ...more] = kinds.filter((kind) => kind in handler && handler[kind] !== null);
    if (first === undefined) return [required(path, "must specify a handler type")];
    return [
        ...more.map((kind) => forbidden(`${path}.${kind}`, "may not specify more than 1 handler type")),
        ...[first, ...more].flatMap((kind) => portProblems(handler[kind], `${path}.${kind}.port`)),
    ];
}

function portProblems(handler: unknown, path: string): FieldProblem[] {
    const [number, name] = [numberAt(handler, "port"), textAt(handler, "port")];
    if (number !== undefined) return portNumberProblems(number).map((words) => invalid(path, number, words));
    return name === undefined ? [] : portNameProblems(name).map((words) => invalid(path, name, words));
}
