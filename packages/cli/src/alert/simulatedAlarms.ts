import type { Answer } from "../aws/aws.ts";
import type { ActionTried, AlarmCloud, AlarmNow, AlarmState, Subscriptions, TellingAlarm } from "./alarmCloud.ts";

/** A resource as a preview plans it, with what the simulated cloud made up. */
export interface PlannedAlarmResource {
    readonly type: string;
    readonly inputs: Readonly<Record<string, unknown>>;
}

/** Gives a message to whoever hears a topic; false where nobody took it. */
export type Publish = (topic: string, message: Readonly<Record<string, unknown>>) => Promise<boolean>;

interface Simulated {
    readonly name: string;
    readonly description: string;
    readonly tags: Readonly<Record<string, string>>;
    readonly actions: readonly string[];
    readonly okActions: readonly string[];
    /** Names of alarms that all have to be in ALARM; `undefined` for one of metrics. */
    readonly parts: readonly string[] | undefined;
    state: AlarmState;
}

const METRIC = "aws:cloudwatch/metricAlarm:MetricAlarm";
const COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm";

/**
 * Alarms as planned, with states: an alarm over others changes with them, and each change tells the alarm's topics, as
 * CloudWatch does it. An alarm of windows is set off by its windows, so that its rule is tried as well.
 */
export class SimulatedAlarms implements AlarmCloud {
    readonly #alarms: ReadonlyMap<string, Simulated>;
    readonly #publish: Publish;
    readonly #tried = new Map<string, ActionTried[]>();

    constructor(resources: readonly PlannedAlarmResource[], publish: Publish) {
        const alarms = resources.filter(({ type }) => type === METRIC || type === COMPOSITE).map(simulated);
        this.#alarms = new Map(alarms.map((alarm) => [alarm.name, alarm]));
        this.#publish = publish;
    }

    async find(_environment: string, service: string | undefined): Promise<Answer<readonly TellingAlarm[]>> {
        const found = [...this.#alarms.values()]
            .filter(({ tags }) => tags["Severity"] !== undefined)
            .filter(({ tags }) => service === undefined || tags["Service"] === service)
            .map(({ name, tags }) => ({
                name,
                severity: tags["Severity"] ?? "",
                service: tags["Service"],
                owner: tags["Owner"],
            }));
        return { known: true, value: found };
    }

    async look(name: string): Promise<Answer<AlarmNow>> {
        const { state, actions } = this.#get(name);
        return { known: true, value: { state, actionsEnabled: true, actions } };
    }

    async fire(name: string, reason: string): Promise<Answer<true>> {
        for (const one of this.#get(name).parts ?? [name]) await this.#change(this.#get(one), "ALARM", reason);
        return { known: true, value: true };
    }

    async restore(name: string, state: AlarmState, reason: string): Promise<Answer<true>> {
        for (const one of this.#get(name).parts ?? [name]) await this.#change(this.#get(one), state, reason);
        return { known: true, value: true };
    }

    async tried(name: string): Promise<Answer<readonly ActionTried[]>> {
        return { known: true, value: this.#tried.get(name) ?? [] };
    }

    async subscriptions(): Promise<Answer<Subscriptions>> {
        return { known: true, value: { confirmed: 1, pending: 0 } };
    }

    async #change(alarm: Simulated, state: AlarmState, reason: string): Promise<void> {
        const before = alarm.state;
        if (before === state) return;
        alarm.state = state;
        const actions = state === "ALARM" ? alarm.actions : state === "OK" ? alarm.okActions : [];
        for (const action of actions) {
            const succeeded = await this.#publish(action, {
                AlarmName: alarm.name,
                AlarmDescription: alarm.description,
                NewStateValue: state,
                OldStateValue: before,
                NewStateReason: reason,
            });
            const says = succeeded ? `Successfully executed action ${action}` : `Failed to execute action ${action}`;
            this.#tried.set(alarm.name, [...(this.#tried.get(alarm.name) ?? []), { action, succeeded, says }]);
        }
        for (const other of this.#alarms.values()) {
            if (!(other.parts ?? []).includes(alarm.name)) continue;
            const all = (other.parts ?? []).every((part) => this.#get(part).state === "ALARM");
            await this.#change(other, all ? "ALARM" : "OK", reason);
        }
    }

    #get(name: string): Simulated {
        const found = this.#alarms.get(name);
        if (found === undefined) throw new Error(`no alarm ${name} in the plan`);
        return found;
    }
}

function simulated({ type, inputs }: PlannedAlarmResource): Simulated {
    const rule = inputs["alarmRule"];
    return {
        name: String(inputs[type === COMPOSITE ? "alarmName" : "name"]),
        description: String(inputs["alarmDescription"] ?? ""),
        tags: (inputs["tags"] ?? {}) as Record<string, string>,
        actions: (inputs["alarmActions"] ?? []) as string[],
        okActions: (inputs["okActions"] ?? []) as string[],
        parts: type === COMPOSITE ? partsOf(String(rule)) : undefined,
        state: "OK",
    };
}

/** The alarms of a rule that joins them with AND. @throws Error for any other rule: nothing is said of what is not understood */
function partsOf(rule: string): string[] {
    return rule.split(" AND ").map((part) => {
        const [, name] = /^ALARM\("(.+)"\)$/.exec(part) ?? [];
        if (name === undefined) throw new Error(`cannot read the rule ${rule}`);
        return name;
    });
}
