import type {
    AlarmFired,
    AlarmState,
    HttpAnswer,
    Missing,
    Probes,
    ServiceState,
    WorkloadState,
} from "../verify/ports.ts";

/** What probes see, set by a test: each value, or each call's in turn. The last one stays. */
export class FakeProbes implements Probes {
    alarmStates: (readonly AlarmState[] | Missing)[] = [[]];
    alarmsFired: readonly AlarmFired[] | Missing = [];
    serviceStates: Record<string, (ServiceState | Missing | undefined)[]> = {};
    workloadStates: Record<string, (WorkloadState | Missing | undefined)[]> = {};
    answers: Record<string, (HttpAnswer | Error)[]> = {};
    /** What was asked for, in order. */
    readonly asked: string[] = [];

    readonly alarms: Probes["alarms"] = {
        states: async (arns) => {
            this.asked.push(`states of ${arns.length}`);
            return next(this.alarmStates) ?? [];
        },
        fired: async (arns, from, to) => {
            this.asked.push(`fired of ${arns.length} from ${from.toISOString()} to ${to.toISOString()}`);
            const fired = this.alarmsFired;
            return "missing" in fired
                ? fired
                : fired.filter(({ at }) => from.getTime() <= Date.parse(at) && Date.parse(at) <= to.getTime());
        },
    };
    readonly services: Probes["services"] = {
        state: async ({ name }) => {
            this.asked.push(`service ${name}`);
            return next(this.serviceStates[name] ?? []);
        },
    };
    readonly rollouts: Probes["rollouts"] = {
        state: async ({ kind, namespace, name }) => {
            this.asked.push(`${kind} ${namespace}/${name}`);
            return next(this.workloadStates[name] ?? []);
        },
    };
    readonly http: Probes["http"] = {
        get: async (url) => {
            this.asked.push(url);
            const answer = next(this.answers[url] ?? []) ?? new Error("connection refused");
            if (answer instanceof Error) throw answer;
            return answer;
        },
    };
}

function next<Value>(values: Value[]): Value | undefined {
    return values.length > 1 ? values.shift() : values[0];
}
