import type { AlarmFired, AlarmsPort, AlarmState, AlarmStateValue, Missing } from "../verify/ports.ts";
import { type AwsCli, type Place, placeOf, timeOf } from "./awsCli.ts";

/** Alarms that one call describes (CloudWatch API Reference, DescribeAlarms, AlarmNames). */
const AT_ONCE = 100;
/** Without it, CloudWatch leaves composite alarms out (DescribeAlarms, DescribeAlarmHistory). */
const ALL_TYPES = ["MetricAlarm", "CompositeAlarm"];

interface Described {
    readonly AlarmArn: string;
    readonly StateValue: AlarmStateValue;
    readonly StateReason?: string;
    readonly StateTransitionedTimestamp?: unknown;
    readonly StateUpdatedTimestamp?: unknown;
}

/** Reads alarms of CloudWatch. Needs `cloudwatch:DescribeAlarms` and `cloudwatch:DescribeAlarmHistory` on `*`. */
export class CloudWatch implements AlarmsPort {
    readonly #cli: AwsCli;

    constructor(cli: AwsCli) {
        this.#cli = cli;
    }

    async states(arns: readonly string[]): Promise<readonly AlarmState[] | Missing> {
        const wanted = new Set(arns);
        const found: AlarmState[] = [];
        for (const { place, names } of byPlace(arns)) {
            for (let start = 0; start < names.length; start += AT_ONCE) {
                const input = { AlarmNames: names.slice(start, start + AT_ONCE), AlarmTypes: ALL_TYPES };
                const read = await this.#cli.read("cloudwatch", "describe-alarms", place, input);
                if ("missing" in read) return read;
                const { MetricAlarms: metric = [], CompositeAlarms: composite = [] } = read.answer as {
                    readonly MetricAlarms?: readonly Described[];
                    readonly CompositeAlarms?: readonly Described[];
                };
                found.push(...[...metric, ...composite].filter(({ AlarmArn }) => wanted.has(AlarmArn)).map(stateOf));
            }
        }
        return found;
    }

    async fired(arns: readonly string[], from: Date, to: Date): Promise<readonly AlarmFired[] | Missing> {
        const found: AlarmFired[] = [];
        for (const { place, names, arnOf } of byPlace(arns)) {
            // One list of all alarms of the region: a call for each alarm would be throttled.
            const read = await this.#cli.read("cloudwatch", "describe-alarm-history", place, {
                AlarmTypes: ALL_TYPES,
                HistoryItemType: "StateUpdate",
                StartDate: from.toISOString(),
                EndDate: to.toISOString(),
                ScanBy: "TimestampAscending",
            });
            if ("missing" in read) return read;
            const { AlarmHistoryItems: items = [] } = read.answer as { readonly AlarmHistoryItems?: readonly Item[] };
            for (const item of items) {
                const at = timeOf(item.Timestamp);
                const arn = names.includes(item.AlarmName) ? arnOf(item.AlarmName) : undefined;
                if (arn !== undefined && at !== undefined && isIntoAlarm(item)) found.push({ arn, at });
            }
        }
        return found.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
    }
}

interface Item {
    readonly AlarmName: string;
    readonly Timestamp: unknown;
    /** JSON. */
    readonly HistoryData?: string;
    readonly HistorySummary?: string;
}

function isIntoAlarm({ HistoryData: data, HistorySummary: summary = "" }: Item): boolean {
    try {
        const { newState } = JSON.parse(data ?? "") as { readonly newState?: { readonly stateValue?: string } };
        if (newState?.stateValue !== undefined) return newState.stateValue === "ALARM";
    } catch {
        // The summary says it, too.
    }
    return /\bto ALARM\b/i.test(summary);
}

function stateOf(alarm: Described): AlarmState {
    const since = timeOf(alarm.StateTransitionedTimestamp) ?? timeOf(alarm.StateUpdatedTimestamp);
    return {
        arn: alarm.AlarmArn,
        state: alarm.StateValue,
        ...(since === undefined ? {} : { since }),
        ...(alarm.StateReason === undefined ? {} : { reason: alarm.StateReason }),
    };
}

function byPlace(
    arns: readonly string[],
): { readonly place: Place; readonly names: string[]; readonly arnOf: (name: string) => string }[] {
    const groups = new Map<string, string[]>();
    for (const arn of arns) {
        // arn:aws:cloudwatch:<region>:<account>:alarm:<name>; the name may hold colons.
        const prefix = `${arn.split(":").slice(0, 6).join(":")}:`;
        groups.set(prefix, [...(groups.get(prefix) ?? []), arn.slice(prefix.length)]);
    }
    return [...groups].map(([prefix, names]) => ({
        place: placeOf(prefix),
        names,
        arnOf: (name) => `${prefix}${name}`,
    }));
}
